import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CreateNodesContextV2 } from "@nx/devkit";
import { expect, onTestFinished, test } from "vitest";
import { createNodes, createNodesV2 } from "./plugin.ts";

/** What the plugin says of the projects in a workspace with these files, in its order. */
async function inferIn(files: Record<string, string>) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), "berth-plugin-"));
  onTestFinished(() => rmSync(workspaceRoot, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true });
    writeFileSync(join(workspaceRoot, path), text);
  }
  const context: CreateNodesContextV2 = { workspaceRoot, nxJsonConfiguration: {} };
  const results = await createNodes[1](Object.keys(files), undefined, context);
  return results.flatMap(([, { projects = {} }]) => Object.values(projects));
}

const TARGETS = ["build", "serve", "dev", "test", "docker", "typecheck"];

test("a project with the tag gets the targets, in any folder", async () => {
  const text = '{\n  // theirs\n  "name": "alerts", "tags": ["scope:x", "berth:service"],\n}\n';
  for (const root of ["services/alerts", "apps/alerts", "packages/backend/alerts"]) {
    const [project, ...more] = await inferIn({ [`${root}/project.json`]: text });
    expect({ ...project, targets: Object.keys(project?.targets ?? {}) }).toEqual({ root, targets: TARGETS });
    expect(more).toEqual([]);
  }
});

test("the nx key of a package.json follows on the targets, so that what it says wins", async () => {
  const nx = { tags: ["berth:service"], targets: { serve: { command: "node ." } } };
  const file = { "apps/alerts/package.json": JSON.stringify({ name: "@acme/alerts", nx }) };
  const [inferred, own] = await inferIn(file);
  expect(Object.keys(inferred?.targets ?? {})).toEqual(TARGETS);
  expect(own).toEqual({ root: "apps/alerts", name: "@acme/alerts", ...nx });
});

test.each([
  ['{ "name": "web", "tags": ["type:app"] }'],
  ['{ "name": "web", "description": "berth:service" }'],
  ['{ "tags": "berth:service" }'],
  ['["berth:service"]'],
  ["{ broken"],
  [""],
])("a project.json or package.json that says %s is no service", async (text) => {
  expect(await inferIn({ "apps/a/project.json": text, "apps/b/package.json": text })).toEqual([]);
});

test("the plugin has the names of Nx 22 and of later ones", () => {
  expect(createNodesV2).toBe(createNodes);
});
