import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectUnchanged, NotAsExpected } from "./not-as-expected.ts";
import { openShell } from "./shell.ts";

/** A repository of Python and shell, as both seed policies come from. */
const FILES = {
  "api/server.py": 'import uvicorn\n\nuvicorn.run("api:app", port=8010)\n',
  "scripts/start.sh": "#!/bin/sh\nexec python3 -m api.server\n",
  "requirements.txt": "uvicorn\n",
};

/**
 * Uses the installed bin in a git repository without Nx and package.json.
 *
 * @param parent absolute path of an empty folder
 * @param home of the person; the bin is installed there
 */
export async function useBin(
  parent: string,
  home: string,
  env: NodeJS.ProcessEnv,
  tell: (step: string) => void,
): Promise<void> {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(parent, path, ".."), { recursive: true });
    writeFileSync(join(parent, path), text);
  }
  const shell = openShell(parent, env);
  const berth = `${home}/local/bin/berth`;
  tell("install");
  await shell.run(`npm install --global --prefix ${home}/local @berth/cli`);
  await shell.run("git init -q -b main && git add -A && git commit -q -m start");
  tell("init");
  await shell.run(`${berth} init --ranges=web:8000-8019,jobs:8020-8029`);
  await shell.run("test ! -e package.json && git add -A && git commit -q -m berth");
  await shell.run(`${berth} init`);
  await expectUnchanged(shell, "a second init changes nothing");
  tell("reserve");
  await shell.run(`${berth} reserve api --range=web`);
  tell("list");
  const { stdout: listed } = await shell.run(`${berth} list`);
  if (!/\b8000\b.*\bapi\b/.test(listed)) throw new NotAsExpected(`Expected: list shows 8000 for api. But:\n${listed}`);
  tell("who");
  const { stdout: owner } = await shell.run(`${berth} who 8000`);
  if (!owner.includes("api")) throw new NotAsExpected(`Expected: who says that 8000 is api's. But:\n${owner}`);
  tell("move, range, retire");
  await shell.run(`${berth} move api --to=8010 --reason="8000 is taken on two computers"`);
  await shell.run(`${berth} range tools --ports=8030-8039`);
  await shell.run(`${berth} reserve batch --range=jobs`);
  await shell.run(`${berth} retire batch --reason="never built"`);
  tell("check");
  await shell.run(`${berth} check`);
  await shell.run(`${berth} doctor`);
  tell("lint");
  const { stdout: found } = await shell.runTo([1], `${berth} lint`);
  if (!found.includes("api/server.py:3")) throw new NotAsExpected(`Expected: lint finds the port. But:\n${found}`);
  tell("service");
  await shell.run("git add -A && git commit -q -m ports");
  const { stderr } = await shell.runTo([2], `${berth} service price-alerts --range=web`);
  if (!stderr.includes("Nx")) throw new NotAsExpected(`Expected: service says that it needs Nx. But:\n${stderr}`);
  await expectUnchanged(shell, "service changes nothing where it can't work");
}
