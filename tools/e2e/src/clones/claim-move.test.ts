import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "@berth/registry";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type CloneLab, openCloneLab } from "./clone-lab.ts";

const MOVE = ["move", "gate", "--range=analysis", "--reason=It clashed"];

let lab: CloneLab;
beforeAll(() => {
  lab = openCloneLab();
});
afterEach(() => lab.reset());
afterAll(() => lab.close());

/** `9000 gate retired` for each row. */
function rowsOf(root: string): string[] {
  const parsed = parseSpec(readFileSync(join(root, "spec/ports.yaml"), "utf8"));
  if (!parsed.ok) throw new Error("The spec is sound.");
  return parsed.value.spec.ports.map(({ port, service, status }) => `${port} ${service} ${status}`);
}

test("a move claims its new number, so that no other clone takes it", async () => {
  const [a, b] = [lab.clone("a"), lab.clone("b")];
  expect(await lab.berth(a, ...MOVE)).toMatchObject({ status: 0 });
  expect([...lab.claims().keys()]).toEqual([9020]);
  expect(await lab.berth(b, "service", "swift", "--range=analysis")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("note: 9020 is taken by a claim on origin.\n"),
  });
  expect(rowsOf(b)).toContain("9021 swift active");
});

test("a retirement and a range claim nothing, and need no remote", async () => {
  const root = lab.clone("a");
  lab.git(root, "remote", "set-url", "origin", join(lab.folder, "nowhere"));
  for (const wish of [
    ["retire", "alert"],
    ["range", "batch", "--ports=9070-9079"],
  ])
    expect(await lab.berth(root, ...wish)).toMatchObject({ status: 0, stderr: "" });
  expect(lab.claims().size).toBe(0);
});

test("a move on a branch merges with a service on another, tombstone and all", async () => {
  const [a, b] = [lab.clone("a"), lab.clone("b")];
  await lab.berth(b, "service", "swift", "--range=analysis");
  lab.git(b, "add", "-A");
  lab.git(b, "commit", "-q", "-m", "swift");
  lab.git(b, "push", "-q", "origin", "main");
  await lab.berth(a, ...MOVE, "--no-reserve");
  lab.git(a, "add", "-A");
  lab.git(a, "commit", "-q", "-m", "moved");
  await lab.berth(a, "resolve", "--install");
  lab.git(a, "commit", "-q", "-a", "--allow-empty", "-m", "driver");
  lab.git(a, "fetch", "-q");
  try {
    lab.git(a, "merge", "-q", "-m", "merge", "origin/main");
  } catch {
    expect(await lab.berth(a, "resolve")).toMatchObject({ status: 0 });
    lab.git(a, "add", "-A");
    lab.git(a, "commit", "-q", "-m", "merge");
  }
  const rows = rowsOf(a);
  expect(rows).toContain("9000 gate retired");
  expect(rows.filter((row) => /gate (active|allocated)$/.test(row))).toHaveLength(1);
  expect(rows.filter((row) => row.endsWith("swift active"))).toHaveLength(1);
  const checked = await lab.berth(a, "check", "--base=origin/main");
  expect(checked.stdout).toMatch(/^0 errors, /m);
});
