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
 * Returns the sockets that have the local port, listeners only when there are any. Linux only: elsewhere, or without
 * /proc, there is nothing to read and the list is empty. Format:
 * https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html
 */
export function readSocketTable(port: number): SocketRow[] {
  const rows = [
    ...parseSocketTable(readTable("/proc/self/net/tcp"), port, 4),
    ...parseSocketTable(readTable("/proc/self/net/tcp6"), port, 6),
  ];
  const listeners = rows.filter(({ listening }) => listening);
  return listeners.length > 0 ? listeners : rows;
}

/**
 * Parses the text of /proc/net/tcp or tcp6, keeping the rows of one local port that belong to a socket (inode not 0).
 */
export function parseSocketTable(text: string, port: number, family: 4 | 6): SocketRow[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows: SocketRow[] = [];
  for (const line of text.split("\n")) {
    // Cheap test first: a busy gateway has a hundred thousand rows.
    if (!line.includes(suffix)) continue;
    const [, local = "", , state, , , , uid, , inode] = line.trim().split(/\s+/);
    if (!local.endsWith(suffix) || Number(inode) === 0) continue;
    rows.push({
      address: decodeAddress(local.slice(0, -suffix.length), family),
      family,
      listening: state === LISTEN_STATE,
      uid: Number(uid),
      inode: Number(inode),
    });
  }
  return rows;
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
