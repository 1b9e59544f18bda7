import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { findProjects, readerOfDisk, readRegistry } from "@berth/engine";
import { FINDINGS, REFUSED, renderFailures } from "@berth/registry";
import { findObstacles } from "./find-obstacles.ts";
import { StartReport } from "./start-report.ts";

// npm start: looks at the ports first, and starts nothing while one of them is held. Then it serves every service of
// the spec, passes their output on, and says once which are up and which are not.

/** How long a service may take to listen before the table is printed without it: a guard for a service that hangs. */
const PATIENCE_MS = 60_000;

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
const report = new StartReport(services);
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
  clearTimeout(guard);
  console.log(`\n${report.render()}\n\n${ENDING}\n`);
};
const guard = setTimeout(print, PATIENCE_MS);

createInterface({ input: child.stdout }).on("line", (line) => {
  console.log(line);
  report.read(stripVTControlCharacters(line));
  if (report.isComplete) print();
});
// Ctrl-C reaches Nx by itself, which ends when the services have drained; what another program sends is passed on.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("close", (status) => {
  clearTimeout(guard);
  process.exitCode = status ?? 1;
});
