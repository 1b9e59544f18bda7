import { get, requireFree } from "../loopback.ts";
import type { Manager } from "./cells.ts";
import { WORDS } from "./manager-words.ts";
import { expectUnchanged, NotAsExpected } from "./not-as-expected.ts";
import { serveUntil } from "./serve-until.ts";
import type { Shell } from "./shell.ts";

/** How long a service may take to come up on a busy machine; a bound, not an expectation. */
const PATIENCE_MS = 90_000;

/**
 * Makes the service price-alerts in a workspace with Berth, and does with it what its team would: test, typecheck,
 * build and serve at once, then commit, sync, check, and install as CI does.
 *
 * @param folder where services are scaffolded in this workspace
 */
export async function useService(
  shell: Shell,
  manager: Manager,
  folder: string,
  tell: (step: string) => void,
): Promise<void> {
  const { cleanInstall, exec, install, lockfile } = WORDS[manager];
  tell("service");
  await shell.run(`${exec} nx g service price-alerts --range=services --no-interactive`);
  await shell.run(`test -f ${folder}/price-alerts/src/main.ts`);
  for (const target of ["test", "typecheck", "build"]) {
    tell(target);
    await shell.run(`${exec} nx ${target} price-alerts`);
  }
  tell("serve");
  await serve(shell, `${exec} nx serve price-alerts`, await portOf(shell, exec));
  tell("lockfile");
  const { stdout } = await shell.run(`git status --porcelain -- ${lockfile}`);
  if (stdout !== "") throw new NotAsExpected(`Expected: a new service needs no change of ${lockfile}. But: ${stdout}`);
  await shell.run("git add -A && git commit -q -m service");
  tell("sync");
  await shell.run(`${exec} nx sync:check`);
  await shell.run(`${exec} nx sync`);
  await expectUnchanged(shell, "a second sync changes nothing");
  tell("check");
  await shell.run(`${exec} berth check`);
  await shell.run(`${exec} berth lint`);
  tell("clean install");
  await shell.run(install);
  await shell.run("git add -A");
  await shell.run(cleanInstall);
  await shell.run(`${exec} nx test price-alerts --skip-nx-cache`);
}

async function portOf(shell: Shell, exec: string): Promise<number> {
  const { stdout } = await shell.run(`${exec} berth list --json`);
  const port = Number(/"port":\s*(\d+),\s*"service":\s*"price-alerts"/.exec(stdout)?.[1]);
  if (!port) throw new NotAsExpected(`Expected: berth list --json shows price-alerts with its port. But:\n${stdout}`);
  return port;
}

/** Serves until the service says on its port that it is well. */
async function serve(shell: Shell, line: string, port: number): Promise<void> {
  await requireFree(port);
  const { body, status } = await serveUntil(shell, line, () => get(port, "/health"), PATIENCE_MS);
  if (status !== 200)
    throw new NotAsExpected(
      `Expected: 200 from http://127.0.0.1:${port}/health. But: ${status} ${JSON.stringify(body)}`,
    );
}
