import { readdirSync, readlinkSync, statSync } from "node:fs";
import { attempt } from "./attempt.ts";
import type { SocketRow } from "./socket-table.ts";

/** Result of a search through the open files of all processes. */
export interface SocketPids {
  /** From inode to pid. */
  pids: Map<number, number>;
  /** The deadline passed before all processes were looked at. */
  cutOff: boolean;
}

/**
 * Finds the processes that hold the sockets by looking through their open files in /proc. A process of another user is
 * hidden from an ordinary one and stays out. Where processes share a socket (a pre-forking server) the lowest pid,
 * usually the parent, stands for all.
 * @param deadline of spentMs(): a machine with a million open files must not delay the message.
 */
export function findSocketPids(rows: readonly SocketRow[], deadline: number): SocketPids {
  const wanted = new Map(rows.map(({ inode }) => [`socket:[${inode}]`, inode]));
  const pids = new Map<number, number>();
  for (const pid of listPids(new Set(rows.map(({ uid }) => uid)))) {
    if (wanted.size === 0) break;
    if (spentMs() > deadline) return { pids, cutOff: true };
    for (const link of readOpenFiles(pid)) {
      const inode = wanted.get(link);
      if (inode === undefined) continue;
      pids.set(inode, pid);
      wanted.delete(link);
    }
  }
  return { pids, cutOff: false };
}

/** CPU milliseconds of this process: a search must end after so much work, and not because other programs are busy. */
export function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Processes of the sockets' users first: they are nearly always the ones. */
function listPids(uids: ReadonlySet<number>): number[] {
  const likely: number[] = [];
  const others: number[] = [];
  for (const name of attempt(() => readdirSync("/proc")) ?? []) {
    if (!/^\d+$/.test(name)) continue;
    const uid = attempt(() => statSync(`/proc/${name}`).uid);
    (uid !== undefined && uids.has(uid) ? likely : others).push(Number(name));
  }
  return [...likely, ...others];
}

function* readOpenFiles(pid: number): Generator<string> {
  const folder = `/proc/${pid}/fd`;
  for (const name of attempt(() => readdirSync(folder)) ?? []) {
    const link = attempt(() => readlinkSync(`${folder}/${name}`));
    if (link) yield link;
  }
}
