import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "./run.ts";
import { BERTH, REPOSITORY } from "./workspace.ts";

// What Node keeps of the compiled program, where it can (Node 22.8 and later), in the user's cache folder.
const missing = "enableCompileCache" in module ? "" : " (this Node keeps nothing)";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "berth-home-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const next = (env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, [BERTH, "next", "--range=analysis", "--json"], {
    cwd: REPOSITORY,
    env: { NODE_DISABLE_COMPILE_CACHE: undefined, XDG_CACHE_HOME: home, ...env },
  });
const kept = () =>
  readdirSync(join(home, "berth/compiled"), { recursive: true, encoding: "utf8" })
    .map((path) => join(home, "berth/compiled", path))
    .filter((path) => statSync(path).isFile());

test.skipIf(missing)(`is in the user's cache folder, and says the same again${missing}`, async () => {
  const first = await next();
  expect(first.status).toBe(0);
  expect(kept().length).toBeGreaterThan(0);
  expect(await next()).toEqual(first);
});

test.skipIf(missing)(`changes nothing where it is cut or is of something else${missing}`, async () => {
  const first = await next();
  for (const change of [(bytes: Buffer) => bytes.subarray(0, 40), (bytes: Buffer) => bytes.map((it) => it ^ 1)]) {
    for (const path of kept()) writeFileSync(path, change(readFileSync(path)));
    expect(await next()).toEqual(first);
  }
});

test("can be left out: without a home the command is the same", async () => {
  const first = await next();
  expect(await next({ XDG_CACHE_HOME: "mine", HOME: "" })).toEqual(first);
  expect(readdirSync(REPOSITORY)).not.toContain("mine");
});
