import { execFileSync } from "node:child_process";

/** Kills a process and all that came from it: Nx puts what it runs into sessions of their own, out of a group's reach. */
export function killTree(root: number): void {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [root];
  for (const parent of tree)
    tree.push(...table.flatMap(([pid, ppid]) => (ppid === parent && pid ? [pid] : [])));
  for (const pid of tree)
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
}
