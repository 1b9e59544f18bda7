import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { interruptAfter, makeFolder, makePlan, stateOf, write } from "@berth/commit/test";
import { renderFindings, SPEC_PATH } from "@berth/registry";
import { planSync } from "@berth/scaffold";
import { expect, it, vi } from "vitest";
import { checkWorkspace } from "./check-workspace.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { readerOfDisk } from "./workspace-reader.ts";

// Each folder below cases/check/ is one workspace: ports.yaml with all that is derived from it, and tree/ on top.
// base.yaml is the spec on the branch that it is compared with (empty: there is none), `missing` names a file that is
// taken away, and `interrupted` stands for a run that was killed. findings.txt is what `berth check` says;
// `UPDATE_CASES=1` writes every one anew, for a person to read as a diff.

const FOLDER = fileURLToPath(new URL("../../cases/check", import.meta.url));
const TOOL = { command: "check", version: "1.0.0" };
const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];

it.each(readdirSync(FOLDER))("%s", (name) => {
  vi.stubEnv("GITHUB_BASE_REF", "");
  const path = (file: string) => join(FOLDER, name, file);
  const read = (file: string) => (existsSync(path(file)) ? readFileSync(path(file), "utf8") : undefined);
  const root = makeFolder();
  execFileSync("git", ["init", "-q", "-b", "main", root]);
  const base = read("base.yaml");
  if (base !== undefined) commitBase(root, base);
  const spec = read("ports.yaml");
  if (spec !== undefined) write(root, SPEC_PATH, spec);
  writeDerived(root);
  if (existsSync(path("tree"))) cpSync(path("tree"), root, { recursive: true });
  for (const file of read("missing")?.trim().split("\n") ?? []) rmSync(join(root, file));
  if (read("interrupted") !== undefined)
    interruptAfter({ root, state: stateOf(root) }, makePlan(root, { "docs/new.md": "new\n" }));
  const findings = checkWorkspace(root, base === undefined ? {} : { base: "main" });
  if (!findings.ok) throw new Error("The base can be read.");
  const said = `${renderFindings("text", findings.value, TOOL)}\n`;
  if (update) writeFileSync(path("findings.txt"), said);
  expect(said).toBe(read("findings.txt"));
});

function writeDerived(root: string): void {
  const snapshot = readSnapshot(readerOfDisk(root));
  const plan = snapshot.ok ? planSync(snapshot.value) : snapshot;
  if (!plan.ok) return;
  for (const change of plan.value.changes) {
    if (change.kind === "delete") continue;
    mkdirSync(dirname(join(root, change.path)), { recursive: true });
    writeFileSync(join(root, change.path), change.after);
  }
}

function commitBase(root: string, spec: string): void {
  if (spec !== "") write(root, SPEC_PATH, spec);
  const author = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"];
  execFileSync("git", ["add", "-A"], { cwd: root });
  execFileSync("git", [...author, "commit", "-q", "--allow-empty", "-m", "base"], { cwd: root });
}
