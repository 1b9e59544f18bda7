import { availableParallelism } from "node:os";
import { straceMissing } from "@berth/commit/test/strace";
import { runSweep } from "./run-sweep.ts";
import { FULL } from "./sizes.ts";
import { sumOf } from "./tally.ts";

// The full sweep, of some ten minutes: `npm run sweep`. What it proves is in tools/e2e/README.md.
const LEAST_KILLS = 150;
const LEAST_ERRORS = 400;

if (straceMissing !== "") {
  console.error(`Nothing can be struck here: ${straceMissing}.`);
  process.exit(1);
}
const started = performance.now();
const { kinds } = await runSweep(FULL, console.log);
const kills = sumOf(kinds, /^kill:/);
const errors = sumOf(kinds, /^error/);
const all = sumOf(kinds, /./);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
const today = new Date().toISOString().slice(0, 10);
console.log(
  `\n${kills.points} kill points, ${kills.failures} failures\n` +
    `${errors.points} injected errors, ${errors.failures} failures\n` +
    `${all.points} points in all, ${all.failures} failures (${today}, ${minutes} min, ${availableParallelism()} ` +
    `cores)`,
);
const enough = kills.points >= LEAST_KILLS && errors.points >= LEAST_ERRORS;
if (!enough) console.log(`Too few: ${LEAST_KILLS} kill points and ${LEAST_ERRORS} errors at least.`);
process.exitCode = enough && all.failures === 0 ? 0 : 1;
