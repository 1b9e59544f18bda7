import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { JsonTestResult, JsonTestResults } from "vitest/node";

// All that CI runs, in the order in which failures are cheapest to find. Every step runs even if an earlier one failed,
// so that one run tells everything. The last line is the count of tests, for machines to read.
const reports = mkdtempSync(join(tmpdir(), "berth-check-"));
const vitest = (projects: string[], report: string) => [
  "vitest",
  "run",
  "--config",
  "tools/vitest.config.ts",
  ...projects.flatMap((project) => ["--project", project]),
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(reports, report)}`,
];

const STEPS: [name: string, command: string[]][] = [
  ["build", ["npm", "run", "--silent", "build"]],
  ["lint", ["npx", "biome", "ci", "--error-on-warnings"]],
  ["links", ["npm", "run", "--silent", "links"]],
  ["typecheck", ["npm", "run", "--silent", "typecheck"]],
  ["unused", ["npx", "knip", "--no-config-hints"]],
  ["registry", ["npx", "berth", "check"]],
  ["guard", ["npx", "berth", "lint"]],
  ["sync", ["npx", "nx", "sync:check"]],
  ["unit", ["npx", ...vitest(["unit", "alone", "page", "services"], "unit.json")]],
  ["attack", ["npx", ...vitest(["attack"], "attack.json")]],
  ["slow", ["npx", ...vitest(["slow"], "slow.json")]],
  ["e2e", ["npx", ...vitest(["e2e", "on-ports"], "e2e.json")]],
];

const failed: string[] = [];
for (const [name, [file = "", ...args]] of STEPS) {
  console.log(`\n== ${name}`);
  const env = { ...process.env, NX_DAEMON: "false" };
  const { status } = spawnSync(file, args, { stdio: "inherit", env });
  if (status !== 0) failed.push(name);
}

const results = ["unit.json", "attack.json", "slow.json", "e2e.json"].map(readResults);
rmSync(reports, { recursive: true, force: true });
const sum = (key: "passed" | "failed" | "skipped") => results.reduce((total, result) => total + result[key], 0);
for (const name of results.flatMap(({ names }) => names)) console.log(`Failed: ${name}`);
if (failed.length > 0) console.log(`\nFailed steps: ${failed.join(", ")}`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = failed.length > 0 ? 1 : 0;

interface Results {
  passed: number;
  failed: number;
  skipped: number;
  /** File and name of each that failed: a log is read from its end. */
  names: string[];
}

/** A run that broke off before it wrote its report has failed as one. */
function readResults(report: string): Results {
  try {
    const json = JSON.parse(readFileSync(join(reports, report), "utf8")) as JsonTestResults;
    const names = json.testResults.flatMap(namesOfFailed);
    return {
      passed: json.numPassedTests,
      failed: Math.max(names.length, json.success ? 0 : 1),
      skipped: json.numPendingTests + json.numTodoTests,
      names: names.length > 0 || json.success ? names : [`${report} has an error outside of its tests.`],
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, names: [`${report} was not written.`] };
  }
}

/** The tests of a file that failed, or the file where it fell before its tests. */
function namesOfFailed({ assertionResults, message, name, status }: JsonTestResult): string[] {
  const file = relative(process.cwd(), name);
  const tests = assertionResults.filter((test) => test.status === "failed");
  if (tests.length > 0) return tests.map(({ fullName }) => `${file} ${fullName}`);
  return status === "failed" ? [`${file} ${message}`] : [];
}
