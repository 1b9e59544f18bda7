import { readSync } from "node:fs";
import { commitPlan } from "../src/commit-plan.ts";
import { recover } from "../src/recover.ts";

/**
 * The process that the sweeps kill. Says that it is ready, waits for a byte (strace is attached
 * meanwhile, and counts from there), does its one task, prints the result.
 */
const { task, root, state, plan, keepEdited } = JSON.parse(process.argv[2] ?? "");
process.stdout.write("ready\n");
readSync(0, Buffer.alloc(1));
const result = task === "commit" ? commitPlan(root, state, plan) : recover(root, state, { keepEdited });
process.stdout.write(JSON.stringify(result));
