import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Readers of many mother tongues use this text. A new word of the kind goes into the list; a clean folder joins the
// areas.
const WORDS = ["somebody", "nobody", "whoever", "anybody", "whosever", "thither", "henceforth", "in its stead"];
const AREAS = [
  ":(glob)*.md",
  ".ci",
  ".github",
  "docs",
  "libs/doctor",
  "libs/feed",
  "libs/guard",
  "libs/registry",
  "libs/scaffold/templates",
  "libs/service",
  "services",
  "spec",
  "tools/berth",
  "tools/check.ts",
  "tools/package",
  "tools/plop",
  "tools/readme",
  "tools/start",
];

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "-z", "--", ...AREAS], { cwd: ROOT, encoding: "utf8" }).split("\0");
const texts = tracked.filter(
  (path) => /\.(?:ts|md|hbs|yml)$|^\.ci\//.test(path) && !path.endsWith("plain-words.test.ts"),
);

test("text, comments and names of tests use plain words", () => {
  expect(texts.length).toBeGreaterThan(40);
  const pattern = new RegExp(`\\b(?:${WORDS.join("|")})\\b`, "i");
  const found = texts.flatMap((path) =>
    readFileSync(`${ROOT}${path}`, "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
