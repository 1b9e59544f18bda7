import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../../test/make-workspace.ts";
import { replaceDurably, unfinishedName } from "./replace-durably.ts";

it("makes the folder, puts the text in place, and lets nobody else read it", () => {
  const path = join(makeFolder(), "a/b/journal.json");
  replaceDurably(path, "one");
  replaceDurably(path, "two");
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(existsSync(unfinishedName(path))).toBe(false);
});

it("replaces a half-written predecessor, also a link, without following it", () => {
  const folder = makeFolder();
  const path = join(folder, "journal.json");
  writeFileSync(join(folder, "victim"), "precious");
  symlinkSync(join(folder, "victim"), unfinishedName(path));
  replaceDurably(path, "text");
  expect(readFileSync(path, "utf8")).toBe("text");
  expect(readFileSync(join(folder, "victim"), "utf8")).toBe("precious");
});
