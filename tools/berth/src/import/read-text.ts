import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText } from "@berth/guard/decode-text";

/** A file of this size takes a second; what people write about ports is far below it. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** A link would lead out of the workspace, and a FIFO would wait for its writer. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const PROBLEMS: Readonly<Record<string, string>> = { ELOOP: "It is a link.", ENOENT: "There is no such file." };

type Read = ReturnType<typeof decodeText>;

/** The text of a file below `root` in any of the encodings that editors write, or why it is none, as a sentence. */
export function readText(root: string, path: string): Read {
  let file: number | undefined;
  try {
    file = openSync(join(root, path), FLAGS);
    const stats = fstatSync(file);
    if (!stats.isFile()) return { problem: "It is no file." };
    if (stats.size > MAX_BYTES) return { problem: `It has ${stats.size} bytes; at most ${MAX_BYTES} are read.` };
    return decodeText(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { problem: PROBLEMS[code] ?? `It cannot be opened: ${code}.` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
