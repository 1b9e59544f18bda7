import { existsSync } from "node:fs";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { parseSpec } from "@berth/registry";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { berth, nx, run } from "./run.ts";
import { interrupt, listChanges } from "./strace.ts";
import type { Call } from "./sweep/call.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const BIN = "node_modules/.bin/berth";
const RETIRE = ["retire", "recording", "--delete", "--reason=Not needed: at all"];
const WISHES = [
  RETIRE,
  ["move", "rugs-feed", "--range=external", "--reason=It is | external"],
  ["move", "foundation", "--port=9001", "--to=9025", "--unlock", "--reason=Why not"],
  ["range", "external", "--ports=9030-9049"],
  ["range", "batch", "--ports=9060", "--purpose=Night's work", "--policy=fixed"],
];

const wizard = (root: string, ...args: string[]) =>
  run("npm", ["run", "--silent", "change", "--", ...args], { cwd: root });

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace();
});
beforeEach(() => workspace.reset());
afterAll(() => workspace.remove());

test.each(WISHES)("%s %s leaves one tree, through whichever door", async (...wish) => {
  const trees = [];
  for (const go of [
    () => berth(workspace.root, ...wish),
    () => nx(workspace.root, "g", ...wish),
    () => wizard(workspace.root, ...wish, "--yes"),
  ]) {
    workspace.reset();
    const ended = await go();
    expect(ended.status, ended.stdout + ended.stderr).toBe(0);
    trees.push(workspace.files());
    expect(leftovers(workspace.root)).toEqual([]);
  }
  const [first, ...others] = trees;
  expect(first).not.toEqual(undefined);
  for (const other of others) expect(other).toEqual(first);
  const checked = await berth(workspace.root, "check", "--base=main");
  expect(checked.stdout).toMatch(/^0 errors, /m);
});

test.each(WISHES)("a dry run of %s %s shows one plan at each door and writes not one byte", async (...wish) => {
  const before = workspace.files();
  const bin = await berth(workspace.root, ...wish, "--dry-run", "--json");
  const generator = await nx(workspace.root, "g", ...wish, "--dry-run", "--json");
  const asked = await wizard(workspace.root, ...wish, "--dry-run");
  for (const ended of [bin, generator, asked]) expect(ended.status, ended.stderr).toBe(0);
  const plan = JSON.parse(bin.stdout);
  const line = generator.stdout.split("\n").find((line) => line.startsWith("{"));
  expect(JSON.parse(line ?? "")).toEqual(plan);
  for (const { kind, path } of plan.changes) expect(asked.stdout).toContain(`${kind.toUpperCase()} ${path}\n`);
  expect(workspace.files()).toEqual(before);
  expect(existsSync(join(workspace.root, ".git/berth"))).toBe(false);
  const committed = await berth(workspace.root, ...wish, `--plan=${plan.plan}`, "--json");
  expect(JSON.parse(committed.stdout)).toEqual(plan);
});

test("a folder goes only if git has all of it, and what git ignores stays", async () => {
  workspace.write("services/recording/.env", "SECRET=1\n");
  workspace.write("services/recording/src/new.ts", "export {};\n");
  workspace.write("services/recording/src/app.ts", "export {};\n");
  const before = workspace.files();
  const refused = await berth(workspace.root, ...RETIRE);
  expect(refused).toMatchObject({ status: 2, stdout: "" });
  expect(refused.stderr).toMatch(/^UNCOMMITTED {2}services\/recording is not deleted: git could not/);
  expect(refused.stderr).toContain("  not committed  services/recording/src/app.ts\n");
  expect(refused.stderr).toContain("  not in git  services/recording/src/new.ts\n");
  expect(workspace.files()).toEqual(before);

  workspace.reset();
  workspace.write(".gitignore", `${workspace.read(".gitignore")}\n.env\n`);
  workspace.write("services/recording/.env", "SECRET=1\n");
  const { status, stdout } = await berth(workspace.root, ...RETIRE);
  expect(status).toBe(0);
  expect(stdout).toContain("note: services/recording/.env stays: git ignores it");
  const left = [...workspace.files().keys()].filter((path) => path.startsWith("services/recording/"));
  expect(left).toEqual(["services/recording/.env"]);
});

test("a number that changed hands is found against the base, in every format", async () => {
  const spec = workspace.read("spec/ports.yaml");
  workspace.write("spec/ports.yaml", spec.replace("service: optimization", "service: other"));
  await berth(workspace.root, "sync");
  const text = await berth(workspace.root, "check", "--base=main");
  expect(text.status).toBe(1);
  expect(text.stdout).toContain(
    "PORT_REASSIGNED  9020 was reassigned from optimization to other without a new version and history row.",
  );
  const github = await berth(workspace.root, "check", "--base=main", "--format=github");
  expect(github.stdout).toMatch(/^::error file=spec\/ports\.yaml,line=\d+,.*title=PORT_REASSIGNED::/m);
  const sarif = await berth(workspace.root, "check", "--base=main", "--format=sarif");
  const codes = JSON.parse(sarif.stdout).runs[0].results.map((it: { ruleId: string }) => it.ruleId);
  expect(codes).toContain("PORT_REASSIGNED");
  const json = await berth(workspace.root, "check", "--base=main", "--json");
  expect(JSON.parse(json.stdout).errors[0].code).toBe("PORT_REASSIGNED");
  const target = await nx(workspace.root, "check", "port-registry", "--base=main");
  expect(target.status).toBe(1);
  expect(target.stdout).toContain("PORT_REASSIGNED");
  expect((await berth(workspace.root, "check", "--base=nowhere")).status).toBe(2);
});

const POINTS = 8;

describe.skipIf(straceMissing)(`kill -9 in the middle of a retirement ${straceMissing}`, () => {
  let calls: Call[];
  let before: Map<string, string>;
  let after: Map<string, string>;
  const fates = { undone: 0, finished: 0, done: 0 };

  beforeAll(async () => {
    workspace.reset();
    before = workspace.files();
    calls = await listChanges(workspace.root, [BIN, ...RETIRE]);
    after = workspace.files();
  });

  test.each(Array.from({ length: POINTS }, (_, point) => [point + 1, point % 2 === 0] as const))(
    "at point %i of 8: rows and folder are both there or both gone",
    async (point, isAgain) => {
      const call = calls[Math.floor(((point - 0.5) * calls.length) / POINTS)];
      const killed = await interrupt(workspace.root, [BIN, ...RETIRE], call);
      expect(killed.signal).toBe("SIGKILL");
      expect(parseSpec(workspace.read("spec/ports.yaml")).ok).toBe(true);
      const hasJournal = existsSync(join(workspace.root, ".git/berth/journal.json"));
      const isGone = !existsSync(join(workspace.root, "services/recording"));
      const fate = hasJournal ? "finished" : isGone ? "done" : "undone";
      fates[fate]++;
      const next = isAgain ? RETIRE : ["recover"];
      const { status, stderr, stdout } = await berth(workspace.root, ...next);
      expect(stdout.startsWith("Finished the interrupted run: retire recording with its folder")).toBe(hasJournal);
      expect(status, stderr).toBe(isAgain && fate === "done" ? 2 : 0);
      expect(workspace.files()).toEqual(isAgain || fate !== "undone" ? after : before);
      expect(existsSync(join(workspace.root, "services/recording"))).toBe(!isAgain && fate === "undone");
      expect(leftovers(workspace.root)).toEqual([]);
    },
  );

  test("some of the points lie before the moment of decision and some behind it", () => {
    expect(fates.undone).toBeGreaterThanOrEqual(2);
    expect(fates.finished).toBeGreaterThanOrEqual(2);
  });
});
