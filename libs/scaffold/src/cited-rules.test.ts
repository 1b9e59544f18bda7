import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { ROOT, readText } from "../test/workspace-files.ts";

const design = readText("docs/design.md");
const rules = new Set([...design.matchAll(/^- \*\*(\d+\.\d+)/gm)].map(([, number]) => number));

/** Every rule that a tracked source cites, with the place that cites it. */
const cited = execFileSync("git", ["grep", "-noE", "docs/design\\.md [0-9]+(\\.[0-9]+)?", "--", "libs", "tools"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("tools/bench/corpus/"));

it("every rule of docs/design.md that a comment cites exists", () => {
  expect(cited.length).toBeGreaterThan(10);
  expect(cited.filter((line) => !rules.has(line.replace(/.*design\.md /, "")))).toEqual([]);
});

it("the rules of docs/design.md are numbered in order, within their sections", () => {
  const sections = [...design.matchAll(/^## (\d+)\. |^- \*\*(\d+)\.(\d+)/gm)];
  let [section, rule] = [0, 0];
  for (const [, heading, of, number] of sections) {
    if (heading) [section, rule] = [section + 1, 0];
    else rule += 1;
    expect(heading ?? `${of}.${number}`).toBe(heading ? String(section) : `${section}.${rule}`);
  }
});

it("no comment cites a document that is not in the repository", () => {
  const elsewhere = "seed rule|research/[a-z0-9-]+\\.md|shared/[a-z0-9-]+\\.md";
  const args = ["grep", "-niE", elsewhere, "--", "libs/**/*.ts", "tools/**/*.ts"];
  const lines = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\n");
  expect(lines.filter((line) => line !== "" && !line.includes("cited-rules.test.ts"))).toEqual([]);
});
