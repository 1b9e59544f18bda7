import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkspace } from "@berth/commit/test";
import { expect, it } from "vitest";
import { runChanges, type TextChange } from "./run-changes.ts";

const PATH = "notes.json";
const AGAIN = { code: "FILE_CHANGED", fix: "Run the command again: it plans with the file as it is now." };

it("lands one of two runs that make the same file at once, and asks the other to look again", async () => {
  const { root } = makeWorkspace();
  const make = (after: string) => runChanges(root, "lint --baseline", [{ path: PATH, before: undefined, after }]);
  const [one, other] = await Promise.all([make("one\n"), make("other\n")]);
  const [landed, refused] = one.ok ? [one, other] : [other, one];
  expect(landed.ok).toBe(true);
  expect(refused).toMatchObject({ ok: false, failures: [AGAIN] });
  expect(readFileSync(join(root, PATH), "utf8")).toBe(one.ok ? "one\n" : "other\n");
});

it.each<[string, TextChange, (file: string) => void]>([
  ["was made", { path: PATH, before: undefined, after: "b" }, (file) => writeFileSync(file, "c")],
  ["was edited", { path: PATH, before: "a", after: "b" }, (file) => writeFileSync(file, "c")],
  ["was deleted", { path: PATH, before: "a", after: "b" }, (file) => rmSync(file)],
])("asks to look again where the file %s since it was read", async (_, change, since) => {
  const { root } = makeWorkspace();
  const file = join(root, PATH);
  if (change.before !== undefined) writeFileSync(file, change.before);
  since(file);
  for (const dryRun of [true, false])
    expect(await runChanges(root, "lint --fix", [change], { dryRun })).toMatchObject({ ok: false, failures: [AGAIN] });
});
