import { setTimeout as sleep } from "node:timers/promises";
import { acquireLock } from "../src/lock/acquire-lock.ts";

/** Takes a lock, says so, and holds it until it is ended. */
const [path = "", timeoutMs = "0"] = process.argv.slice(2);
const lock = await acquireLock(path, { command: "nx g service held", timeoutMs: Number(timeoutMs) });
process.stdout.write(lock.ok ? "held\n" : "refused\n");
await sleep(60_000);
