import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { findListeners } from "@berth/doctor";
import { findProjects, readerOfDisk, readRegistry } from "@berth/engine";
import { FINDINGS, type PortRow, REFUSED, renderFailures } from "@berth/registry";
import { findObstacles } from "./find-obstacles.ts";
import { portOf } from "./port-of.ts";
import { StartReport } from "./start-report.ts";

// npm start: looks at the ports first, and starts nothing while one of them is held. Then it serves every service of
// the spec, passes their output on, and says once which are up and which are not.

/** How long a service may take to listen before the table is printed without it: a guard for a service that hangs. */
const PATIENCE_MS = 60_000;

/** How long the rest of a service's ports may take once it listens on one: it opens them together. */
const REST_MS = 5_000;

const LOOK_MS = 1_000;

/** A service that the page starts belongs to no terminal. */
const ENDING = `Ctrl-C stops these services. One that you restart from the monitor runs on after it;
npx berth doctor --stop=<service> stops that one.`;

const root = realpathSync(process.cwd());
const registry = readRegistry(readerOfDisk(root));
if (!registry.ok) {
  console.error(renderFailures(registry.failures));
  process.exit(REFUSED);
}
const { spec } = registry.value;
const services = findProjects(root, spec);
const obstacles = await findObstacles(root, spec, [...services.keys()], process.env);
if (obstacles !== undefined) {
  console.error(`${obstacles}\n\nNothing was started.`);
  process.exit(FINDINGS);
}
const expected = (row: PortRow) => ({ env: row.env, port: portOf(row, process.env) });
const report = new StartReport(new Map([...services].map(([service, rows]) => [service, rows.map(expected)])));
const nx = createRequire(import.meta.url).resolve("nx/bin/nx.js");
const args = ["run-many", "-t", "serve", `--projects=${[...services.keys()].join(",")}`];
const child = spawn(process.execPath, [nx, ...args, "--parallel=100", "--outputStyle=stream"], {
  stdio: ["inherit", "pipe", "inherit"],
  // With a terminal of its own for each task, Nx ends the services before they have drained.
  env: { ...process.env, NX_NATIVE_COMMAND_RUNNER: "false" },
});

let isPrinted = false;
const print = () => {
  if (isPrinted) return;
  isPrinted = true;
  console.log(`\n${report.render()}\n\n${ENDING}\n`);
};

createInterface({ input: child.stdout }).on("line", (line) => {
  console.log(line);
  report.read(stripVTControlCharacters(line));
  if (report.isComplete) print();
});
// Ctrl-C reaches Nx by itself, which ends when the services have drained; what another program sends is passed on.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("close", (status) => {
  process.exitCode = status ?? 1;
});

void watchPorts();

/** Prints the table once it is clear what listens and what will not. */
async function watchPorts(): Promise<void> {
  const begun = performance.now();
  let settledAt = Number.POSITIVE_INFINITY;
  while (!isPrinted) {
    // Doesn't keep a start alive that is over.
    await sleep(LOOK_MS, undefined, { ref: false });
    const held = await findListeners(report.waiting, { gently: true });
    report.see([...held].flatMap(([port, holders]) => (holders.length > 0 ? port : [])));
    const now = performance.now();
    if (report.isSettled) settledAt = Math.min(settledAt, now);
    if (report.isComplete || now - settledAt > REST_MS || now - begun > PATIENCE_MS) print();
  }
}
