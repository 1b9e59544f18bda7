import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ticksPerSecond = () => Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** The processor time that a process has used so far, its children not counted. Linux only. */
export function readCpuSeconds(pid: number): number {
  // The second field is the name of the program, in brackets; it may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const [user = "", system = ""] = fields.slice(11, 13);
  return (Number(user) + Number(system)) / ticksPerSecond();
}
