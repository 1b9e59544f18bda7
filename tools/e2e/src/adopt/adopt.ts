import { parseArgs } from "node:util";
import { CELLS } from "./cells.ts";
import { NotAsExpected } from "./not-as-expected.ts";
import { startRegistry } from "./registry.ts";
import { CommandFailed } from "./shell.ts";
import { walk } from "./walk.ts";

// The matrix of adoption: `npm run e2e:adopt`, or `npm run e2e:adopt -- --only=nx24-pnpm,bin`. What a cell is stands in
// cells.ts. The packages come from a registry on loopback, everything else through it from the one npm is set up for.
const { values } = parseArgs({ options: { only: { type: "string" } } });
const wanted = values.only?.split(",") ?? [""];
const cells = CELLS.filter(({ id }) => wanted.some((start) => id.startsWith(start)));
if (cells.length === 0) {
  console.error(`No such cell. There are: ${CELLS.map(({ id }) => id).join(", ")}`);
  process.exit(2);
}

const registry = await startRegistry();
// Ctrl-C: the registry is a process of its own.
process.once("SIGINT", () => registry.stop().finally(() => process.exit(1)));
const rows: string[] = [];
let failures = 0;
for (const cell of cells) {
  const started = performance.now();
  let step = "";
  let failure: Error | undefined;
  console.log(`\n== ${cell.id}`);
  try {
    await walk(cell, registry.url, (next) => {
      step = next;
      console.log(`${seconds(started)}  ${step}`);
    });
  } catch (error) {
    failure = error as Error;
    failures += 1;
    const isFinding = failure instanceof CommandFailed || failure instanceof NotAsExpected;
    console.log(`\n${isFinding ? failure.message : failure.stack}`);
  }
  const { id, kind, node = "", ...rest } = cell;
  const what = Object.entries(rest).map(([key, value]) => `${key}=${value}`);
  rows.push(
    [id.padEnd(12), node, failure ? `FAILED at ${step}` : "passed", seconds(started), what.join(" ")].join("  "),
  );
}
await registry.stop();
console.log(`\n${rows.join("\n")}\n\n${cells.length - failures} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(0)} s`.padStart(5);
}
