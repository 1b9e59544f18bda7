import { basename, dirname, resolve } from "node:path";
import { decodeText } from "@berth/guard/decode-text";
import { MAX_BYTES, readText } from "./read-text.ts";

/** The text of a file that a person names, or of standard input for `-`; or why there is none, as a sentence. */
export async function readInput(from: string, cwd: string): Promise<ReturnType<typeof decodeText>> {
  if (from !== "-") {
    const path = resolve(cwd, from);
    return readText(dirname(path), basename(path));
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > MAX_BYTES) return { problem: `It has more than ${MAX_BYTES} bytes.` };
    chunks.push(Buffer.from(chunk));
  }
  return decodeText(Buffer.concat(chunks));
}
