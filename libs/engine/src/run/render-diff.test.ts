import { SPEC_PATH } from "@berth/registry";
import type { Plan } from "@berth/scaffold";
import { expect, it } from "vitest";
import { renderDiff } from "./render-diff.ts";

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}\n`).join("");
const diffOf = (...files: (readonly [path: string, after: string])[]) =>
  renderDiff(
    { changes: files.map(([path, after]) => ({ kind: "create", path, after })) } as unknown as Plan,
    Object.fromEntries(files.map(([path]) => [path, undefined])),
  );

it("shows all of a new spec, however long it is", () => {
  const shown = diffOf([SPEC_PATH, lines(500)]);
  expect(shown).toContain(`+++ b/${SPEC_PATH}`);
  expect(shown.match(/^\+line/gm)).toHaveLength(500);
});

it("leaves out other new files that are long, and shows short ones", () => {
  const shown = diffOf(["spec/PORTS.md", lines(500)], ["config/ports.env", lines(5)]);
  expect(shown).not.toContain("spec/PORTS.md");
  expect(shown).toContain("+++ b/config/ports.env");
});
