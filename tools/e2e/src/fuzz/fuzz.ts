import { parseArgs } from "node:util";
import { fuzzBin } from "./fuzz-bin.ts";
import { fuzzEngine } from "./fuzz-engine.ts";

// npm run fuzz [-- --cases=<number>] [--runs=<number>] [--seed=<number>] [--from=<number>]
// The last two run a case again that an earlier run has named.

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    runs: { type: "string", default: "300" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    from: { type: "string", default: "0" },
  },
});
const [cases = 0, runs = 0, seed = 0, from = 0] = [values.cases, values.runs, values.seed, values.from].map(Number);

const CHUNK = 10_000;
const failures: string[] = [];
let accepted = 0;
let refused = 0;
let slowest = { nth: from, ms: 0 };
console.log(`seed ${seed}`);
for (let at = from; at < from + cases && failures.length < 10; at += CHUNK) {
  const report = await fuzzEngine(seed, at, Math.min(at + CHUNK, from + cases));
  accepted += report.accepted;
  refused += report.refused;
  if (report.slowest.ms > slowest.ms) slowest = report.slowest;
  failures.push(...report.failures);
  for (const failure of report.failures) console.log(failure);
  console.log(`${accepted} accepted, ${refused} refused, ${failures.length} failures`);
}
const broken = await fuzzBin(seed, from, from + Math.min(runs, cases));
for (const failure of broken) console.log(failure);
console.log(
  `${accepted + refused} cases in the engine (slowest: ${Math.round(slowest.ms)} ms, case ${slowest.nth}) and ` +
    `${Math.min(runs, cases)} runs of berth, seed ${seed}: ${failures.length + broken.length} failures`,
);
process.exitCode = failures.length + broken.length > 0 ? 1 : 0;
