import { readFileSync, realpathSync } from "node:fs";

/**
 * Whether something is mounted on this very file, as `docker run -v ./ports.env:/app/ports.env` does:
 * rename(2) onto it would fail with EBUSY, after the commit point. Known on Linux only; otherwise false.
 */
export function isMountPoint(path: string): boolean {
  if (process.platform !== "linux") return false;
  let mounts: string;
  try {
    // With an encoding Node 20 aborts the whole process when close(2) fails (node_file.cc, ReadFileUtf8).
    mounts = readFileSync("/proc/self/mountinfo").toString();
  } catch {
    return false;
  }
  // proc(5): the fifth field, with blanks, tabs, newlines and backslashes in octal.
  const escaped = realpathSync(path).replace(/[ \t\n\\]/g, octal);
  return mounts.split("\n").some((line) => line.split(" ")[4] === escaped);
}

const octal = (character: string) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
