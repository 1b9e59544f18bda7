import { expect, it } from "vitest";
import { whyBadPath } from "./why-bad-path.ts";

it.each([
  "CLAUDE.md",
  "services/price-alerts/src/main.ts",
  "services/a/.env.example",
  ".github/workflows/a b.yml",
  "docs/Überblick.md",
  "null.ts",
  "console/com.ts",
  "..a/b..c",
  "😀.md",
])("lets %j pass", (path) => {
  expect(whyBadPath(path)).toBeUndefined();
});

it.each([
  ["", "empty"],
  ["/etc/passwd", "absolute"],
  ["a//b", "empty component"],
  ["a/", "empty component"],
  ["../x", '".." is not a name'],
  ["a/../../x", '".." is not a name'],
  ["./a", '"." is not a name'],
  ["a\\..\\b", "not allowed"],
  ["C:/x", "not allowed"],
  ["a.txt:stream", "not allowed"],
  ["a\0b", "control"],
  ["a\nb", "control"],
  [".g\u200cit/config", "invisible"],
  ["\ud800", "invisible"],
  ["a/nul", "device"],
  ["AUX.ts", "device"],
  ["com1.tar.gz", "device"],
  ["lpt²", "device"],
  ["a./b", "ends in a dot"],
  ["a /b", "ends in a dot or a space"],
  [".git/config", "belongs to git"],
  ["a/.GIT/hooks/pre-commit", "belongs to git"],
  ["GIT~1/config", "belongs to git"],
  [".berth/journal.json", "interrupted runs"],
  ["services/.Berth-x", "interrupted runs"],
  [`a/${"ä".repeat(101)}`, "longer than 200 bytes"],
])("refuses %j: %s", (path, reason) => {
  expect(whyBadPath(path)).toMatch(reason);
});
