import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const FOLDER = fileURLToPath(new URL("../../../.github/workflows/", import.meta.url));
const texts = readdirSync(FOLDER).map((name) => readFileSync(FOLDER + name, "utf8"));

test("workflows use each action at one commit, which cannot be moved", () => {
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (.*)/g)].map(([, use = ""]) => use));
  expect(uses.length).toBeGreaterThan(3);
  expect(uses.filter((use) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([]);
  const actions = new Set(uses.map((use) => use.split("@")[0]));
  expect(new Set(uses).size).toBe(actions.size);
});
