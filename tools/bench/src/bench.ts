import { parseArgs } from "node:util";
import { chooseNamed } from "./choose-named.ts";
import { renderBound, renderFigure, renderMedians, renderVerdict } from "./judge.ts";
import { readMachine } from "./machine.ts";
import { QUALITY } from "./quality.ts";
import { keepResult } from "./results.ts";
import type { Row } from "./row.ts";
import { ROWS } from "./rows/rows.ts";
import { runRow } from "./run-row.ts";

// `npm run bench [-- <row> …]`: every claim about speed comes from here. Timing decides no test; this program ends with
// 1 where a row could not be measured, and whatever was measured before is kept.
const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: "string" } } });
const rounds = Number(values.rounds ?? 15);
const machine = readMachine();

// A run that is under way ends first, and what it has set up is cleared away.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(new Error(signal)));

for (const one of choose()) {
  if (stop.signal.aborted) break;
  try {
    console.log("render" in one ? await one.render() : await measureRow(one));
  } catch (error) {
    console.log(`${one.name}: NOT MEASURED  ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
console.log("npm run docs renders the results into the documents.");

function choose() {
  try {
    return chooseNamed([...ROWS, ...QUALITY], positionals);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return [];
  }
}

async function measureRow(row: Row): Promise<string> {
  const result = await runRow(row, { machine, rounds, signal: stop.signal });
  keepResult(row.name, result);
  const what = [row.what, row.against].filter((text) => text !== "").join(", against ");
  const figures = [renderFigure(row, result), renderMedians(row, result), renderBound(row), renderVerdict(row, result)];
  return `${row.name}: ${what}\n  ${figures.filter((text) => text !== "").join("; ")}`;
}
