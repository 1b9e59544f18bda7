import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cell, ExistingCell, Manager } from "./cells.ts";
import { makeHome } from "./home.ts";
import type { ToolName } from "./install-tool.ts";
import { makeExisting } from "./make-existing.ts";
import { WORDS } from "./manager-words.ts";
import { expectUnchanged } from "./not-as-expected.ts";
import type { Tell } from "./run-cells.ts";
import { openShell } from "./shell.ts";
import { useBin } from "./use-bin.ts";
import { useService } from "./use-service.ts";

/** Walks through one cell from nothing to a service that serves. Throws CommandFailed or NotAsExpected. */
export async function walk(cell: Cell, registry: string, tell: Tell): Promise<void> {
  const home = makeHome(registry, toolsOf(cell));
  const parent = mkdtempSync(join(tmpdir(), "berth-adopt-"));
  try {
    if (cell.kind === "bin") await useBin(parent, home.folder, home.env, tell);
    else if (cell.kind === "create") await create(cell.manager, parent, home.env, tell);
    else await adopt(cell, parent, { ...home.env, ...(cell.hasDaemon && { NX_DAEMON: "true" }) }, tell);
  } finally {
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 });
    home.remove();
  }
}

function toolsOf(cell: Cell): ToolName[] {
  const release = cell.kind === "existing" ? cell.release : undefined;
  const manager = cell.kind === "bin" || cell.manager === "npm" ? [] : [release ?? cell.manager];
  return [...(cell.node ? [cell.node] : []), ...manager];
}

async function create(manager: Manager, parent: string, env: NodeJS.ProcessEnv, tell: Tell): Promise<void> {
  const { create } = WORDS[manager];
  tell("create");
  await openShell(parent, env).run(`${create} --yes --service=hello --ranges=services:7300-7319,jobs:7320-7329`);
  const shell = openShell(join(parent, "acme"), env);
  await expectUnchanged(shell, "the first commit has all files");
  tell("tests of the new workspace");
  await shell.run(`${WORDS[manager].exec} nx run-many -t test typecheck build`);
  await useService(shell, manager, "services", tell);
}

async function adopt(cell: ExistingCell, parent: string, env: NodeJS.ProcessEnv, tell: Tell): Promise<void> {
  const { exec } = WORDS[cell.manager];
  tell("existing workspace");
  const shell = await makeExisting(cell, parent, env);
  try {
    tell("init");
    if (cell.folder === "services") await shell.run(`${exec} nx add nx-berth`);
    else {
      // nx add hands no flags on to init.
      await shell.run(`${WORDS[cell.manager].add} nx-berth`);
      await shell.run(`${exec} nx g nx-berth:init --services=${cell.folder} --no-interactive`);
    }
    await shell.run("git add -A && git commit -q -m berth");
    tell("second init");
    await shell.run(`${exec} nx g nx-berth:init --no-interactive`);
    await expectUnchanged(shell, "a second init changes nothing");
    await useService(shell, cell.manager, cell.folder, tell);
  } finally {
    if (cell.hasDaemon) await shell.runTo([0, 1], `${exec} nx daemon --stop`);
  }
}
