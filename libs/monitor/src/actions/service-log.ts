import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { logFolder } from "./log-folder.ts";

/** Not through a link, and without waiting where a FIFO lies in place of the log. Windows has neither. */
const SAFELY = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A log that has grown beyond this is cut. */
export const MAX_LOG_BYTES = 8 * 1024 * 1024;

/** What is left of a log that is cut. */
const KEPT_BYTES = 1024 * 1024;

/**
 * Begins the log of a service anew, and returns a file descriptor for what its processes write. They append, so that
 * the log can be cut while they write.
 * @throws where no file can be made.
 */
export function beginLog(root: string, service: string): number {
  const path = join(logFolder(root, true) ?? "", nameOf(service));
  // Always a new file: what lies there may be a link, or a log that another checkout shares by a hard link.
  rmSync(path, { force: true });
  return openSync(path, "ax", 0o600);
}

/** Cuts the logs that have grown too long down to their ends. What is written at that very moment may be lost. */
export function cutLogs(root: string): void {
  for (const service of listLogs(root)) cutLog(root, service);
}

function cutLog(root: string, service: string): void {
  withLog(root, service, constants.O_RDWR | constants.O_APPEND, (file) => {
    const { size } = fstatSync(file);
    if (size <= MAX_LOG_BYTES) return;
    const end = readBytes(file, size - KEPT_BYTES, KEPT_BYTES);
    ftruncateSync(file, 0);
    writeSync(file, end.subarray(end.indexOf("\n") + 1));
  });
}

/** A piece of a log, and where it lies. */
export interface LogPiece {
  text: string;
  /** Where the next piece begins. */
  end: number;
  /** Tells this log from one that was put in its place. */
  file: string;
}

/**
 * Reads the log from an offset on, at most the last `most` bytes of it. Undefined where there is no log. A log that is
 * now shorter than the offset was begun anew or cut: it is read from its start.
 */
export function readLog(root: string, service: string, from: Omit<LogPiece, "text">, most: number) {
  return withLog(root, service, constants.O_RDONLY, (descriptor): LogPiece => {
    const { birthtimeMs, ino, size } = fstatSync(descriptor);
    const file = `${ino} ${birthtimeMs}`;
    const begin = file === from.file && size >= from.end ? from.end : 0;
    const text = readBytes(descriptor, Math.max(begin, size - most), most).toString();
    return { text, end: size, file };
  });
}

/** The services that have a log. */
function listLogs(root: string): string[] {
  try {
    const names = readdirSync(logFolder(root, false) ?? "");
    return names.flatMap((name) => (name.endsWith(SUFFIX) ? [name.slice(0, -SUFFIX.length)] : []));
  } catch {
    return [];
  }
}

const SUFFIX = ".log";

const nameOf = (service: string): string => `${service}${SUFFIX}`;

/** Undefined where there is no log, or none that may be used. */
function withLog<T>(root: string, service: string, flags: number, use: (file: number) => T): T | undefined {
  let file: number;
  try {
    const folder = logFolder(root, false);
    if (folder === undefined) return undefined;
    file = openSync(join(folder, nameOf(service)), flags | SAFELY);
  } catch {
    return undefined;
  }
  try {
    return fstatSync(file).isFile() ? use(file) : undefined;
  } finally {
    closeSync(file);
  }
}

function readBytes(file: number, from: number, most: number): Buffer {
  const buffer = Buffer.alloc(Math.min(most, Math.max(0, fstatSync(file).size - from)));
  const count = readSync(file, buffer, 0, buffer.length, from);
  return buffer.subarray(0, count);
}
