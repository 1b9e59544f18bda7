import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readAttributes } from "./read-attributes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-attributes-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** What the attribute `berth-lint` is for a path, by the lines of the root's file. */
function lintOf(path: string, ...lines: string[]): string | undefined {
  writeFileSync(join(folder, ".gitattributes"), lines.join("\n"));
  return readAttributes(folder)(path).get("berth-lint");
}

// Each as `git check-attr` answers.
describe("without git, a macro in .gitattributes", () => {
  it.each([
    ["takes a file out", ["[attr]nolint -berth-lint", "m.ts nolint"], "unset"],
    ["may stand for another macro", ["[attr]nolint -berth-lint", "[attr]data nolint x=1", "m.ts data"], "unset"],
    ["counts where it is defined after its use", ["m.ts nolint", "[attr]nolint -berth-lint"], "unset"],
    ["counts as defined last", ["[attr]nolint -berth-lint", "[attr]nolint berth-lint", "m.ts nolint"], "set"],
    ["gives way to what stands after it", ["[attr]nolint -berth-lint", "m.ts nolint berth-lint"], "set"],
    ["stands for nothing where it is unset", ["[attr]nolint -berth-lint", "m.ts -nolint"], undefined],
    ["stands for nothing where it has a value", ["[attr]nolint -berth-lint", "m.ts nolint=yes"], undefined],
    ["may name itself", ["[attr]nolint nolint -berth-lint", "m.ts nolint"], "unset"],
  ])("%s", (_name, lines, value) => {
    expect(lintOf("m.ts", ...lines)).toBe(value);
  });

  it("takes a file out in time where thousands name each other twice", () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `[attr]m${at} m${at + 1} m${at + 1}`);
    expect(lintOf("m.ts", ...chain, "[attr]m5000 -berth-lint", "m.ts m0")).toBe("unset");
  });

  it("counts for a folder's own file, and is not defined there", () => {
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub/.gitattributes"), "[attr]own -berth-lint\na.ts own\nm.ts nolint\n");
    expect(lintOf("sub/m.ts", "[attr]nolint -berth-lint")).toBe("unset");
    expect(lintOf("sub/a.ts", "[attr]nolint -berth-lint")).toBeUndefined();
  });
});

describe("without git, a quoted name in .gitattributes", () => {
  it.each([
    ['"q\\303\\251.ts" -berth-lint', "q\u00e9.ts"],
    ['"a\\tb.ts" -berth-lint', "a\tb.ts"],
    ['"a \\"b\\".ts" -berth-lint', 'a "b".ts'],
    ['"a b.ts" -berth-lint', "a b.ts"],
  ])("%s takes the file out", (line, path) => {
    expect(lintOf(path, line)).toBe("unset");
  });
});
