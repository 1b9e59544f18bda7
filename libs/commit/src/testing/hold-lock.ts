import { setTimeout as sleep } from "node:timers/promises";
import { acquireLock } from "../lock/acquire-lock.ts";

/** Takes a lock, says so, and holds it until it is ended. */
const lock = await acquireLock(process.argv[2] ?? "", {
  command: "nx g service held",
  timeoutMs: 0,
});
process.stdout.write(lock.ok ? "held\n" : "refused\n");
await sleep(60_000);
