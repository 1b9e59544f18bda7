import { readFileSync } from "node:fs";
import { attempt } from "./attempt.ts";
import { findSocketPids, spentMs } from "./find-socket-pids.ts";
import { type ProcessFacts, readProcess } from "./read-process.ts";
import { type RunningService, recogniseService } from "./recognise-service.ts";
import { readSocketTable, type SocketRow } from "./socket-table.ts";

/** Who holds a port. */
export interface PortHolder {
  /** Its process; undefined when it was not found, and then one holder stands for one user. */
  process: ProcessFacts | undefined;
  /** The search ended for lack of time, so an undefined process may well be visible. */
  cutOff: boolean;
  /** The service it is; undefined for a stranger. */
  service: RunningService | undefined;
  /** Name of the user who opened the socket, or `uid N`. */
  user: string;
  sockets: SocketRow[];
}

/** The search ends after this long, so that the message is out within 300 ms of the failed bind. */
const SEARCH_MS = 200;

/**
 * Returns who holds the port, from /proc alone: ss and lsof are often not installed, least of all in containers. Empty
 * on other systems than Linux, and for holders in another network namespace (docker-proxy, WSL).
 */
export function findPortHolders(port: number): PortHolder[] {
  return findHoldersOfPorts([port], SEARCH_MS).get(port) ?? [];
}

/**
 * The same for many ports in one walk through the processes. Every port has an entry, an empty one where no holder is
 * found.
 * @param limitMs the walk ends after so many CPU milliseconds; a holder that was not found by then is `cutOff`.
 */
export function findHoldersOfPorts(ports: readonly number[], limitMs: number): Map<number, PortHolder[]> {
  const deadline = spentMs() + limitMs;
  const tables = readSocketTable(ports);
  const { pids, cutOff } = findSocketPids([...tables.values()].flat(), deadline);
  // A process may hold many ports, and is looked at once.
  const known = new Map<string, PortHolder>();
  return new Map([...tables].map(([port, rows]) => [port, groupByHolder(rows, { pids, cutOff, known })]));
}

interface Search {
  pids: ReadonlyMap<number, number>;
  cutOff: boolean;
  /** The holders that were found so far, by pid or user. */
  known: Map<string, PortHolder>;
}

function groupByHolder(rows: readonly SocketRow[], { cutOff, known, pids }: Search): PortHolder[] {
  const holders = new Map<string, PortHolder>();
  for (const row of rows) {
    const pid = pids.get(row.inode);
    const key = pid === undefined ? `uid ${row.uid}` : `pid ${pid}`;
    const facts = known.get(key) ?? createHolder(pid, row.uid, cutOff);
    known.set(key, facts);
    const holder = holders.get(key) ?? { ...facts, sockets: [] };
    holder.sockets.push(row);
    holders.set(key, holder);
  }
  return [...holders.values()];
}

function createHolder(pid: number | undefined, uid: number, cutOff: boolean): PortHolder {
  const facts = pid === undefined ? undefined : readProcess(pid);
  const service = facts && recogniseService(facts);
  return { process: facts, cutOff, service, user: nameUser(uid), sockets: [] };
}

function nameUser(uid: number): string {
  const users = attempt(() => readFileSync("/etc/passwd", "utf8")) ?? "";
  const line = users.split("\n").find((entry) => entry.split(":")[2] === String(uid));
  return line?.split(":")[0] ?? `uid ${uid}`;
}
