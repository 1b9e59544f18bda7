import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { berth, nx, plop } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const made: Workspace[] = [];
const workspace = () => {
  const fresh = makeWorkspace();
  made.push(fresh);
  return fresh;
};
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

const ANSWERS = [
  "--name=price-alerts",
  "--range=analysis",
  "--protocol=HTTP",
  "--title=Price Alerts, to all",
  '--purpose=Price "threshold" alerts | to all',
];

test("the three doors leave byte-identical trees for the same answers", async () => {
  const trees = [];
  for (const [door, args] of [
    [berth, ["service", ...ANSWERS]],
    [nx, ["g", "service", ...ANSWERS]],
    [plop, [...ANSWERS, "--yes"]],
  ] as const) {
    const { files, root } = workspace();
    const ended = await door(root, ...args);
    expect(ended.status, ended.stdout + ended.stderr).toBe(0);
    trees.push(files());
  }
  const [first, ...others] = trees;
  expect(first?.get("services/price-alerts/src/main.ts")).toContain("PRICE_ALERTS_PORT");
  for (const other of others) expect(other).toEqual(first);
});

test("a dry run shows the same plan through each door and writes not one byte", async () => {
  const { files, git, root } = workspace();
  const before = files();
  const gitBefore = git("count-objects", "-v") + git("status", "--porcelain", "--ignored");
  const bin = await berth(root, "service", ...ANSWERS, "--dry-run", "--json");
  const generator = await nx(root, "g", "service", ...ANSWERS, "--dry-run", "--json");
  const wizard = await plop(root, ...ANSWERS, "--dry-run");
  for (const ended of [bin, generator, wizard]) expect(ended.status, ended.stderr).toBe(0);
  const plan = JSON.parse(bin.stdout);
  expect(plan).toMatchObject({
    service: "price-alerts",
    ports: [{ port: 9021, env: "PRICE_ALERTS_PORT", protocol: "HTTP", range: "analysis" }],
    plan: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(plan.changes[0]).toEqual({ path: "spec/ports.yaml", kind: "update" });
  const line = generator.stdout.split("\n").find((line) => line.startsWith("{"));
  expect(JSON.parse(line ?? "")).toEqual(plan);
  for (const { kind, path } of plan.changes) expect(wizard.stdout).toContain(`${kind.toUpperCase()} ${path}\n`);
  expect(files()).toEqual(before);
  // .nx is Nx's own cache; everything else is ours to leave alone, git's folder included.
  const gitAfter = git("count-objects", "-v") + git("status", "--porcelain", "--ignored");
  expect(gitAfter.replace("!! .nx/\n", "")).toBe(gitBefore);
  // Neither lock nor journal.
  expect(existsSync(join(root, ".git/berth"))).toBe(false);
});
