import { expect, it } from "vitest";
import { readText, sourcesIn } from "../test/workspace-files.ts";

// The files of the unit tests share processes and modules: what one replaces, another would get.

const config = readText("tools/vitest.config.ts");
const [, alone = ""] = /^const ALONE = \[(.*?)^\];/ms.exec(config) ?? [];
const tests = ["libs", "tools"].flatMap(sourcesIn).filter((path) => /^(?!tools\/e2e\/).*\.test\.ts$/.test(path));

it("finds the tests that it is about", () => {
  expect(tests.length).toBeGreaterThan(200);
  expect(alone).toContain("precompile-templates.test.ts");
});

it("tests that replace modules have a process of their own", () => {
  const replaces = /^\s*vi\.(?:mock|doMock|resetModules)\(/m;
  const found = tests.filter((path) => replaces.test(readText(path)) && !alone.includes(`"${path}"`));
  expect(found).toEqual([]);
});

it("tests that stop the clock let it run again", () => {
  const found = tests.filter(
    (path) => /vi\.useFakeTimers\(/.test(readText(path)) && !/useRealTimers/.test(readText(path)),
  );
  expect(found.filter((path) => !path.endsWith("shared-process.test.ts"))).toEqual([]);
});
