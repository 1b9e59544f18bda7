import { type ChildProcess, execFileSync } from "node:child_process";

/**
 * Kills a process, if it still runs, and all that came from it: Nx puts what it runs into sessions of their own, out of
 * a group's reach.
 */
export function killTree({ exitCode, pid, signalCode }: ChildProcess): void {
  // The number of a process that has ended may be a stranger's by now.
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [pid];
  for (const parent of tree) tree.push(...table.flatMap(([child, ppid]) => (ppid === parent && child ? [child] : [])));
  for (const member of tree)
    try {
      process.kill(member, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
}
