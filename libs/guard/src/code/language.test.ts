import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the language of a file", () => {
  it.each([
    ["src/main.ts", "typescript"],
    ["src\\view.TSX", "tsx"],
    ["a.config.cjs", "javascript"],
    ["stubs.pyi", "python"],
    ["deploy/Procfile", "bash"],
    ["Procfile.dev", "bash"],
    ["Vagrantfile-complete", "ruby"],
    ["wscript.js", "javascript"],
    ["run.bash", "bash"],
  ])("%s is %s", (path, language) => {
    expect(languageOf(path)).toBe(language);
  });

  it.each(["README.md", "Makefile", "ts", "a.constructor", "toString"])("%s has none", (path) => {
    expect(languageOf(path)).toBeUndefined();
  });
});
