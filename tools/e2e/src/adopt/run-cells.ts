import { parseArgs } from "node:util";
import { NotAsExpected } from "./not-as-expected.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { CommandFailed } from "./shell.ts";

/** Called before each step of a cell, with what it is about. */
export type Tell = (step: string) => void;

/**
 * Runs the cells of a matrix one after the other, or those whose ids begin as `--only` says, with a registry on
 * loopback that has our packages; everything else comes through it from the one npm is set up for. Prints the steps,
 * then a line for each cell; the exit status is 1 where one failed, and 2 where there is no such cell.
 *
 * @param walk goes through one cell; throws CommandFailed or NotAsExpected
 * @param describe what the cell's line says besides
 */
export async function runCells<Cell extends { id: string }>(
  all: readonly Cell[],
  walk: (cell: Cell, registry: Registry, tell: Tell) => Promise<void>,
  describe: (cell: Cell) => string,
): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const wanted = values.only?.split(",") ?? [""];
  const cells = all.filter(({ id }) => wanted.some((start) => id.startsWith(start)));
  if (cells.length === 0) {
    console.error(`No such cell. There are: ${all.map(({ id }) => id).join(", ")}`);
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
      await walk(cell, registry, (next) => {
        step = next;
        console.log(`${seconds(started)}  ${step}`);
      });
    } catch (error) {
      failure = error as Error;
      failures += 1;
      const isFinding = failure instanceof CommandFailed || failure instanceof NotAsExpected;
      console.log(`\n${isFinding ? failure.message : failure.stack}`);
    }
    const end = failure ? `FAILED at ${step}` : "passed";
    rows.push([cell.id.padEnd(12), end, seconds(started), describe(cell)].join("  "));
  }
  await registry.stop();
  console.log(`\n${rows.join("\n")}\n\n${cells.length - failures} passed, ${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(0)} s`.padStart(5);
}
