import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { attempt } from "./attempt.ts";

/** What the kernel gives at one read is at most a page or so of whole rows. */
const CHUNK_BYTES = 64 * 1024;

const LISTEN_STATE = "0A";

/** The last answer, what it was made of, and when. */
let last: { counts: string; text: string; found: ReadonlyMap<number, string>; at: number } | undefined;

/**
 * The kernel walks through its whole table of connections, which takes milliseconds on a machine with much memory, so
 * the table is read only when the number of sockets is another one. A socket that comes in the very moment in which
 * another one goes is seen after so long.
 */
const LATEST_MS = 5000;

/**
 * The ports on which anything listens, each with a text that changes when one of its sockets is another one; the same
 * object as before where nothing changed. Cheap enough to ask twice a second, also on a busy gateway: the kernel lists
 * listeners before connections, so reading ends at the first connection. Undefined where the system has no such table.
 */
export function listListeners(): ReadonlyMap<number, string> | undefined {
  const counts = countSockets();
  const at = performance.now();
  if (last && last.counts === counts && at - last.at < LATEST_MS) return last.found;
  // Where there is no socket of IPv6, its table costs as much as a full one.
  const tables = counts.endsWith(" 0") ? ["tcp"] : ["tcp", "tcp6"];
  const texts = tables.map((table) => readListeners(`/proc/self/net/${table}`));
  if (texts.every((text) => text === undefined)) return undefined;
  const text = texts.join("\n");
  last = { counts, text, found: last?.text === text ? last.found : parse(text), at };
  return last.found;
}

/** How many TCP sockets there are: `12 3` for IPv4 and IPv6; unlike any other where the system doesn't say. */
function countSockets(): string {
  const counts = ["sockstat", "sockstat6"].map(
    (name) => /^TCP6?: inuse (\d+)/m.exec(attempt(() => readFileSync(`/proc/self/net/${name}`, "latin1")) ?? "")?.[1],
  );
  return counts[0] === undefined ? `unknown ${performance.now()}` : counts.join(" ");
}

function parse(text: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const line of text.split("\n")) {
    const [, local = "", , state, , , , uid, , inode] = line.trim().split(/\s+/);
    if (state !== LISTEN_STATE) continue;
    const port = Number.parseInt(local.slice(local.lastIndexOf(":") + 1), 16);
    found.set(port, `${found.get(port) ?? ""} ${local} ${uid} ${inode}`);
  }
  return found;
}

/** A whole row of a socket that does not listen. */
const CONNECTION = /\n *\d+: \S+ \S+ (?!0A )[^\n]*\n/;

/** The rows of the listeners of a table; undefined where it can't be read. */
function readListeners(path: string): string | undefined {
  const file = attempt(() => openSync(path, "r"));
  if (file === undefined) return undefined;
  let text = "";
  try {
    for (;;) {
      const bytes = readSync(file, chunk);
      // The end of the text before may hold the beginning of a row.
      const from = Math.max(0, text.lastIndexOf("\n"));
      text += chunk.toString("latin1", 0, bytes);
      const end = CONNECTION.exec(text.slice(from));
      if (end) return text.slice(0, from + end.index);
      if (bytes === 0) return text;
    }
  } catch {
    return text;
  } finally {
    closeSync(file);
  }
}

const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
