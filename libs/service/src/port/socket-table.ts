import { readFileSync } from "node:fs";
import { endianness } from "node:os";
import { attempt } from "./attempt.ts";

/** One row of the kernel's table of TCP sockets. */
export interface SocketRow {
  /** Local address as text, IPv6 unabbreviated groups shortened by Node, e.g. `::1`. */
  address: string;
  family: 4 | 6;
  /** False for a connection that merely has the port as its own end. */
  listening: boolean;
  /** User that opened the socket: visible even when the process is not. */
  uid: number;
  inode: number;
}

const LISTEN_STATE = "0A";

/**
 * Returns the sockets that have each local port, listeners only when there are any. Every port has an entry. Linux
 * only: elsewhere, or without /proc, there is nothing to read and the lists are empty. Format:
 * https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html
 */
export function readSocketTable(ports: readonly number[]): Map<number, SocketRow[]> {
  const found = new Map(ports.map((port): [number, SocketRow[]] => [port, []]));
  parseSocketTable(readTable("/proc/self/net/tcp"), found, 4);
  parseSocketTable(readTable("/proc/self/net/tcp6"), found, 6);
  for (const [port, rows] of found) {
    const listeners = rows.filter(({ listening }) => listening);
    if (listeners.length > 0) found.set(port, listeners);
  }
  return found;
}

/** The local port of a row, in hexadecimal. */
const LOCAL_PORT = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) /;

/**
 * Parses the text of /proc/net/tcp or tcp6, and adds the rows that belong to a socket (inode not 0) to those of their
 * local port, if it has an entry.
 */
export function parseSocketTable(text: string, found: Map<number, SocketRow[]>, family: 4 | 6): void {
  for (const line of text.split("\n")) {
    // Cheap test first: a busy gateway has a hundred thousand rows.
    const hex = LOCAL_PORT.exec(line)?.[1];
    const rows = hex === undefined ? undefined : found.get(Number.parseInt(hex, 16));
    if (!rows) continue;
    const [, local = "", , state, , , , uid, , inode] = line.trim().split(/\s+/);
    if (Number(inode) === 0) continue;
    rows.push({
      address: decodeAddress(local.slice(0, local.lastIndexOf(":")), family),
      family,
      listening: state === LISTEN_STATE,
      uid: Number(uid),
      inode: Number(inode),
    });
  }
}

/** The kernel prints 32-bit words in host byte order, so on x86 127.0.0.1 reads 0100007F. */
function decodeAddress(hex: string, family: 4 | 6): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => {
    const wordBytes = [...Buffer.from(word, "hex")];
    return endianness() === "LE" ? wordBytes.reverse() : wordBytes;
  });
  if (family === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, group) =>
    (((bytes[group * 2] ?? 0) << 8) | (bytes[group * 2 + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}

const readTable = (path: string): string => attempt(() => readFileSync(path, "latin1")) ?? "";
