import { writeSync as writeToFile } from "node:fs";

const sleepCell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes the whole text to a file descriptor before it returns, so that it survives a `process.exit` or `kill -9` on the
 * next line. A reader that has gone away (EPIPE) is no error: a service does not die because its log is not read.
 */
export function writeSync(descriptor: 1 | 2, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeToFile(descriptor, rest));
    } catch (error) {
      // A pipe inherited as non-blocking answers EAGAIN while it is full: wait for the reader, as a blocking pipe would.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
      Atomics.wait(sleepCell, 0, 0, 5);
    }
  }
}
