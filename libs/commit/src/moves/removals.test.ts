import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { renderFailures } from "@berth/registry";
import { expect, it } from "vitest";
import { interruptAfter } from "../../test/interrupt.ts";
import { GONE, makePlan } from "../../test/make-plan.ts";
import { makeWorkspace, type Workspace, write } from "../../test/make-workspace.ts";
import { readState, readTree } from "../../test/read-tree.ts";
import { commitPlan } from "../commit-plan.ts";
import { parseJournal } from "../journal/read-journal.ts";
import { recover } from "../recover.ts";

const SPEC = { "spec/ports.yaml": "ports: {}\n" };
const APP = "services/old/src/app.ts";

const planOf = ({ root }: Workspace) => makePlan(root, SPEC, GONE);
const commit = (workspace: Workspace, plan = planOf(workspace)) => commitPlan(workspace.root, workspace.state, plan);
const said = (result: ReturnType<typeof commit> | ReturnType<typeof recover>) =>
  result.ok ? "ok" : renderFailures(result.failures);

it("deletes the files of a plan, and the folders that nothing is left in", () => {
  const workspace = makeWorkspace();
  const { root, state } = workspace;
  expect(commit(workspace)).toMatchObject({
    value: { changes: [{ kind: "update" }, ...GONE.map((path) => ({ path, kind: "delete" }))] },
  });
  expect(existsSync(join(root, "services/old"))).toBe(false);
  expect(existsSync(join(root, "services/README.md"))).toBe(true);
  expect(readState(state)).toEqual([]);
});

it("leaves what it doesn't know, and the folders around it", () => {
  const workspace = makeWorkspace();
  write(workspace.root, "services/old/dist/main.mjs", "built\n");
  expect(commit(workspace).ok).toBe(true);
  const left = Object.keys(readTree(workspace.root)).filter((path) => path.includes("old"));
  expect(left).toEqual(["services/old", "services/old/dist", "services/old/dist/main.mjs"]);
});

it("never deletes a folder directly below the root", () => {
  const workspace = makeWorkspace();
  rmSync(join(workspace.root, "services/README.md"));
  expect(commit(workspace).ok).toBe(true);
  expect(existsSync(join(workspace.root, "services"))).toBe(true);
});

it.each([
  ["edited", (root: string) => write(root, APP, "mine\n"), "was edited after the plan was made."],
  ["gone", (root: string) => rmSync(join(root, APP)), "was deleted after the plan was made."],
] as const)("deletes nothing where a file is %s since the plan was made", (_, change, words) => {
  const workspace = makeWorkspace();
  const plan = planOf(workspace);
  change(workspace.root);
  const before = readTree(workspace.root);
  expect(said(commit(workspace, plan))).toBe(
    `FILE_CHANGED  ${APP} ${words}\nRun the command again: it plans with the file as it is now.`,
  );
  expect(readTree(workspace.root)).toEqual(before);
});

it("deletes nothing through a link, and no folder that took the file's place", () => {
  const linked = makeWorkspace();
  const plan = planOf(linked);
  rmSync(join(linked.root, "services/old/src"), { recursive: true });
  symlinkSync("../../spec", join(linked.root, "services/old/src"));
  expect(said(commit(linked, plan))).toContain("PATH_UNSAFE  services/old/src/app.ts may not");

  const replaced = makeWorkspace();
  const other = planOf(replaced);
  rmSync(join(replaced.root, APP));
  mkdirSync(join(replaced.root, APP));
  expect(said(commit(replaced, other))).toContain("it is a folder");
});

it.skipIf(process.getuid?.() === 0)("changes nothing where a folder may not be changed", () => {
  const workspace = makeWorkspace();
  const before = readTree(workspace.root);
  chmodSync(join(workspace.root, "services/old/src"), 0o555);
  expect(said(commit(workspace))).toContain("COMMIT_FAILED");
  chmodSync(join(workspace.root, "services/old/src"), 0o755);
  expect(readTree(workspace.root)).toEqual(before);
});

/** A run that died behind its commit point, before its first step or after its only move. */
function interrupted(landed: number) {
  const workspace = makeWorkspace();
  interruptAfter(workspace, planOf(workspace), landed);
  return workspace;
}

it.each([0, 1])("is finished after %i moves, and again by whoever comes later", (landed) => {
  const { root, state } = interrupted(landed);
  rmSync(join(root, GONE[0] ?? ""));
  expect(recover(root, state)).toMatchObject({ value: { kept: [] } });
  expect(existsSync(join(root, "services/old"))).toBe(false);
  expect(readState(state)).toEqual([]);
  expect(recover(root, state)).toEqual({ ok: true, value: undefined });
});

it("doesn't delete what was edited since it was interrupted, nor anything else until that is decided", () => {
  const { root, state } = interrupted(0);
  write(root, APP, "mine\n");
  const before = readTree(root);
  expect(said(recover(root, state))).toBe(
    [
      `FILE_CHANGED  ${APP} was edited since the run "service price-alerts", which deletes it, was interrupted. ` +
        "Your version is in place.",
      'Delete it yourself and run "npx berth recover", or keep it and finish the others: "npx berth recover --keep".',
    ].join("\n"),
  );
  expect(readTree(root)).toEqual(before);
  expect(recover(root, state, { keepEdited: true })).toMatchObject({ value: { kept: [APP] } });
  expect(readFileSync(join(root, APP), "utf8")).toBe("mine\n");
  expect(existsSync(join(root, "services/old/src/main.ts"))).toBe(false);
  expect(readState(state)).toEqual([]);
});

it("doesn't delete through a link that came since it was interrupted", () => {
  const { root, state } = interrupted(1);
  rmSync(join(root, "services/old"), { recursive: true });
  symlinkSync("../spec", join(root, "services/old"));
  expect(said(recover(root, state))).toContain(
    'PATH_UNSAFE  services/old/README.md cannot be deleted for the interrupted run "service price-alerts": ' +
      "services/old is a symbolic link.",
  );
});

it("reads a journal of version 1 as one without removals, and none whose removals lead out", () => {
  const { root, state } = interrupted(0);
  const { removals, ...journal } = JSON.parse(readFileSync(state.journal, "utf8"));
  expect(removals).toHaveLength(GONE.length);
  expect(parseJournal(JSON.stringify({ ...journal, version: 1 }))).toMatchObject({ removals: [] });
  expect(parseJournal(JSON.stringify(journal))).toMatch(/^a field is missing/);
  const outside = [{ path: "../../etc/passwd", before: "" }];
  expect(parseJournal(JSON.stringify({ ...journal, removals: outside }))).toMatch(/^a field/);
  expect(existsSync(root)).toBe(true);
});
