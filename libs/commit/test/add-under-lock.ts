import { readFileSync, writeFileSync } from "node:fs";
import { acquireLock } from "../src/lock/acquire-lock.ts";

/** Adds one to a number in a file, many times, each time with a gap in which others could do it too. */
const [lockPath = "", counter = "", times = "0"] = process.argv.slice(2);
for (let time = 0; time < Number(times); time++) {
  const lock = await acquireLock(lockPath, { command: "add", timeoutMs: 60_000 });
  if (!lock.ok) throw new Error(JSON.stringify(lock.failures));
  const before = Number(readFileSync(counter, "utf8"));
  await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(counter, String(before + 1));
  lock.value.release();
}
