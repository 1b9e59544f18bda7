import { openSync, writeSync } from "node:fs";
import { readSnapshot } from "@berth/engine";
import { checkCase } from "./check-case.ts";
import type { ChildReport } from "./child-report.ts";
import { makeCase } from "./make-case.ts";

// Runs cases one after the other, for a parent that limits its memory and its time: fuzz-child <seed> <from> <to>
// <place>. <place> is a file that always holds the number of the case under way, whatever becomes of this process.

/** Of processor time, which a busy machine doesn't stretch. */
const LIMIT_MS = 1000;

const [seed = 0, from = 0, to = 0] = process.argv.slice(2, 5).map(Number);
const place = openSync(process.argv[5] ?? "", "w");
const empty = readSnapshot({
  read: () => undefined,
  list: () => [],
  isFolder: () => false,
  whyUnsafe: () => undefined,
  follow: (path) => path,
});
if (!empty.ok) throw new Error("the templates can't be read");

const report: ChildReport = {
  accepted: 0,
  refused: 0,
  slowest: { nth: from, ms: 0 },
  failures: [],
};
for (let nth = from; nth < to; nth++) {
  writeSync(place, String(nth).padStart(12), 0);
  const start = process.cpuUsage();
  try {
    report[checkCase(makeCase(seed, nth), empty.value)]++;
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report.failures.push(`case ${nth}: ${text.slice(0, 1500)}`);
  }
  const { system, user } = process.cpuUsage(start);
  const ms = (system + user) / 1000;
  if (ms > report.slowest.ms) report.slowest = { nth, ms };
  if (ms > LIMIT_MS) report.failures.push(`case ${nth}: took ${Math.round(ms)} ms`);
  if (report.failures.length >= 10) break;
}
writeSync(1, `${JSON.stringify(report)}\n`);
