import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type CloneLab, openCloneLab } from "./clone-lab.ts";

const LIST = "[{ name: kiwi, range: analysis }, { name: heron, range: analysis }, { name: ibis, range: analysis }]";

let lab: CloneLab;
beforeAll(() => {
  lab = openCloneLab();
});
afterEach(() => lab.reset());
afterAll(() => lab.close());

/** A clone in which the list lies. */
function cloneWithList(name: string): string {
  const root = lab.clone(name);
  writeFileSync(join(root, "services.yaml"), LIST);
  return root;
}

test("a list claims all of its numbers by one push, each for its service", async () => {
  lab.hook("pre-receive", "echo push >> $LOG", "cat >> $LOG");
  const root = cloneWithList("a");
  const made = await lab.berth(root, "service", "--from=services.yaml");
  expect(made.status, made.stderr).toBe(0);
  expect(lab.takeLog().filter((line) => line === "push")).toHaveLength(1);
  expect([...lab.claims().keys()]).toEqual([9020, 9021, 9022]);
  const { stdout } = await lab.berth(root, "list", "--claims");
  expect(stdout).toMatch(/^9020 {2}kiwi .*\n9021 {2}heron .*\n9022 {2}ibis /m);
});

test("a list takes other numbers where another clone has claimed one of its own", async () => {
  const [a, b] = [lab.clone("a"), cloneWithList("b")];
  await lab.berth(a, "service", "swift", "--range=analysis");
  const made = await lab.berth(b, "service", "--from=services.yaml");
  expect(made.stdout, made.stderr).toContain("9021  KIWI_PORT");
  expect(made.stdout).toContain("9023  IBIS_PORT");
});

test("a list that can't be written keeps no claim", async () => {
  const root = cloneWithList("a");
  lab.hook("pre-receive", `echo mine > ${join(root, "services/heron")}`);
  const made = await lab.berth(root, "service", "--from=services.yaml");
  expect(made.status, made.stdout).not.toBe(0);
  expect(lab.claims().size).toBe(0);
});
