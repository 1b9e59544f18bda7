import { closeSync, openSync, readSync } from "node:fs";
import { attempt } from "./attempt.ts";

/** What the kernel gives at one read is at most a page or so of whole rows. */
const CHUNK_BYTES = 64 * 1024;

const LISTEN_STATE = "0A";

/**
 * The ports on which anything listens, each with a text that changes when one of its sockets is another one. Cheap
 * enough to ask twice a second, also on a busy gateway: the kernel lists listeners before connections, so reading ends
 * at the first connection. Undefined where the system has no such table.
 */
export function listListeners(): Map<number, string> | undefined {
  const texts = ["/proc/self/net/tcp", "/proc/self/net/tcp6"].map(readListeners);
  if (texts.every((text) => text === undefined)) return undefined;
  const found = new Map<number, string>();
  for (const line of texts.join("\n").split("\n")) {
    const [, local = "", , state, , , , uid, , inode] = line.trim().split(/\s+/);
    if (state !== LISTEN_STATE) continue;
    const port = Number.parseInt(local.slice(local.lastIndexOf(":") + 1), 16);
    found.set(port, `${found.get(port) ?? ""} ${local} ${uid} ${inode}`);
  }
  return found;
}

/** The beginning of a table, at least as far as its listeners go; undefined where it can't be read. */
function readListeners(path: string): string | undefined {
  const file = attempt(() => openSync(path, "r"));
  if (file === undefined) return undefined;
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let text = "";
  try {
    for (;;) {
      const bytes = readSync(file, chunk);
      text += chunk.toString("latin1", 0, bytes);
      if (bytes === 0 || hasConnection(text)) return text;
    }
  } catch {
    return text;
  } finally {
    closeSync(file);
  }
}

/** Whether the last whole row is no listener. */
function hasConnection(text: string): boolean {
  const row = text.slice(0, text.lastIndexOf("\n")).split("\n").at(-1) ?? "";
  const state = row.trim().split(/\s+/)[3];
  return state !== undefined && state !== LISTEN_STATE && state !== "st";
}
