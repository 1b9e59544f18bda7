import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NX_VERSIONS } from "../adopt/cells.ts";
import { expectUnchanged, NotAsExpected } from "../adopt/not-as-expected.ts";
import type { Tell } from "../adopt/run-cells.ts";
import { serveUntil } from "../adopt/serve-until.ts";
import { openShell, type Shell } from "../adopt/shell.ts";
import { findFreeSpan, requireFree } from "../loopback.ts";
import { type FrameworkCell, SAYS } from "./cells.ts";

/** How long a framework may take to build its page on a busy machine; a bound, not an expectation. */
const PATIENCE_MS = 300_000;

/** How many numbers the range of the workspace has, and how many are free behind it. */
const RANGE = 10;
const BEHIND = 1;

/**
 * Sets Berth up in a workspace that has one project, gives the project its port, and serves it: first on the number of
 * the spec, then on one that the variable says. Throws CommandFailed or NotAsExpected.
 */
export async function giveAPort(cell: FrameworkCell, env: NodeJS.ProcessEnv, tell: Tell): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "berth frameworks "));
  const shell = openShell(root, {
    ...env,
    NEXT_TELEMETRY_DISABLED: "1",
    NG_CLI_ANALYTICS: "false",
    // A PORT of the shell that runs this is not to be taken for the project's.
    PORT: undefined,
  });
  const first = await findFreeSpan(RANGE + BEHIND);
  const elsewhere = first + RANGE;
  try {
    tell("install");
    writeWorkspace(root, cell);
    await shell.run("npm install");
    await shell.run("git init -q -b main && git add -A && git commit -q -m start");
    tell("init");
    await shell.run(
      `npx nx g nx-berth:init --ranges=web:${first}-${first + RANGE - 1} --services=apps --no-interactive`,
    );
    await shell.run("git add -A && git commit -q -m berth");
    tell("port");
    await shell.run("npx nx g nx-berth:port web --range=web --no-interactive");
    await shell.run("git add -A && git commit -q -m port");
    tell("check");
    await shell.run("npx berth check && npx nx sync:check");
    tell("serve");
    await serve(shell, `npx ${cell.serve}`, first, elsewhere);
    tell("serve elsewhere");
    await serve(shell, `WEB_PORT=${elsewhere} npx ${cell.serve}`, elsewhere, first);
    await expectUnchanged(shell, "serving changes nothing that git tracks");
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

function writeWorkspace(root: string, { files, packages }: FrameworkCell): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const devDependencies = { ...packages, nx: NX_VERSIONS.nx23, "nx-berth": "*" };
  const manifest = { name: "acme", version: "0.0.0", private: true, workspaces: ["apps/*"], devDependencies };
  write("package.json", JSON.stringify(manifest, null, 2));
  write("nx.json", '{ "defaultBase": "main" }\n');
  write(".gitignore", "node_modules\ndist\n.next\n.angular\n.nx/cache\n.nx/workspace-data\n");
  for (const [path, text] of Object.entries(files)) write(path, text);
}

/** Serves until something answers on one of two ports, which has to be the project's page on the first one alone. */
async function serve(shell: Shell, line: string, port: number, other: number): Promise<void> {
  // What was killed before may need a moment to let go of its port.
  await untilFree(port, other);
  const { elsewhere, page } = await serveUntil(
    shell,
    line,
    async () => {
      const [page, elsewhere] = await Promise.all([port, other].map((one) => ask(one).catch(() => undefined)));
      return page === undefined && elsewhere === undefined ? undefined : { page, elsewhere };
    },
    PATIENCE_MS,
  );
  if (elsewhere !== undefined) throw new NotAsExpected(`Expected: nothing on ${other}. But: $ ${line}\n${elsewhere}`);
  if (!page?.includes(SAYS)) throw new NotAsExpected(`Expected: the page of web on ${port}. But: $ ${line}\n${page}`);
}

/** Waits until nothing listens on these ports; throws where that takes too long. */
async function untilFree(...ports: number[]): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;)
    try {
      return await requireFree(...ports);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(200);
    }
}

/** The page on a port of this machine, over IPv4 or IPv6. */
async function ask(port: number): Promise<string> {
  const response = await fetch(`http://localhost:${port}/`, { signal: AbortSignal.timeout(60_000) });
  return response.text();
}
