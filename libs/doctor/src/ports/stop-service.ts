import { readFileSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Spec } from "@berth/registry";
import { escapeControls, findHoldersOfPorts } from "@berth/service/ports";
import { recogniseOwner } from "./recognise-owner.ts";

/** A process that holds one or more ports of the spec. */
export interface RunningProcess {
  pid: number;
  /** Tells it from a later process with the same pid. */
  startedAt: Date | undefined;
  command: string[];
  user: string;
  ports: number[];
}

const SEARCH_MS = 2000;

/**
 * The processes of one service of this workspace that hold ports of the spec, its own or others'. Never other
 * processes, and never one that cannot be seen.
 */
export function findProcessesOf(
  service: string,
  spec: Pick<Spec, "ports" | "settings">,
  root: string,
): RunningProcess[] {
  const home = { root: realpathSync(root), spec };
  const all = new Map<number, RunningProcess>();
  const ours = new Set<number>();
  const holders = findHoldersOfPorts(
    spec.ports.map(({ port }) => port),
    SEARCH_MS,
  );
  for (const row of spec.ports)
    for (const seen of holders.get(row.port) ?? []) {
      const { process: facts, service: found, sockets, user } = recogniseOwner(seen, row, home);
      if (!facts || !sockets.some(({ listening }) => listening)) continue;
      const { command, pid, startedAt } = facts;
      const known = all.get(pid) ?? { pid, startedAt, command, user, ports: [] };
      known.ports.push(row.port);
      all.set(pid, known);
      if (found?.root === home.root && found.name === service) ours.add(pid);
    }
  return [...all.values()].filter(({ pid }) => ours.has(pid));
}

/** `pid 812 of user ann, on 9000 and 9001: node dist/main.mjs`. */
export function describeRunning({ command, pid, ports, user }: RunningProcess): string {
  return `pid ${pid} of user ${user}, on ${ports.join(" and ")}: ${escapeControls(command.join(" "))}`;
}

/** How an attempt to stop a process ended. */
export type Stopped =
  | { kind: "gone"; ms: number }
  | { kind: "still-there"; ms: number }
  | { kind: "refused"; reason: string };

/**
 * Sends SIGTERM once and waits until the process is gone. It sends no SIGKILL, because a service may take its time to
 * answer its requests.
 */
export async function stopProcess({ pid }: Pick<RunningProcess, "pid">, limitMs: number): Promise<Stopped> {
  const begin = performance.now();
  const elapsed = () => Math.round(performance.now() - begin);
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    return { kind: "refused", reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
  while (isAlive(pid)) {
    if (elapsed() > limitMs) return { kind: "still-there", ms: elapsed() };
    await sleep(50);
  }
  return { kind: "gone", ms: elapsed() };
}

/** Whether a process runs, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ended, and kept in the table only until its parent asks for its status. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
