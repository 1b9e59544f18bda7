import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allowBuilds } from "./allow-builds.ts";

describe("pnpm-workspace.yaml", () => {
  it("gets a decision about the install scripts of esbuild and nx, and keeps its comments", () => {
    const after = allowBuilds("# ours\npackages:\n  - apps/* # all\n");
    expect(after).toBe("# ours\npackages:\n  - apps/* # all\nallowBuilds:\n  esbuild: false\n  nx: false\n");
    expect(allowBuilds(after)).toBe(after);
  });

  it.each([
    ["allowBuilds:\n  esbuild: true\n", { esbuild: true, nx: false }],
    ["onlyBuiltDependencies:\n  - nx\n", { esbuild: false }],
    ["allowBuilds: {}\n", { esbuild: false, nx: false }],
  ])("keeps what is decided in %j", (text, builds) => {
    expect(parse(allowBuilds(text)).allowBuilds).toEqual(builds);
  });

  it.each([
    "onlyBuiltDependencies: [esbuild, nx]\n",
    "dangerouslyAllowAllBuilds: true\n",
    "ignoredBuiltDependencies: [nx, esbuild]\n",
    "- a list\n",
    "",
  ])("stays byte for byte as %j", (text) => {
    expect(allowBuilds(text)).toBe(text);
  });
});
