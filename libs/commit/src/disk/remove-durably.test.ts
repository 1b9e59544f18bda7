import { lstatSync, mkdtempSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { removeIfThere } from "./remove-durably.ts";

vi.mock("node:fs", { spy: true });

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "berth-remove-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it("removes a file once, and says whether there was one", () => {
  const path = join(makeFolder(), "ticket");
  writeFileSync(path, "");
  expect([removeIfThere(path), removeIfThere(path)]).toEqual([true, false]);
});

it("takes a file that another process removes at the same moment for one that is gone", () => {
  const folder = makeFolder();
  vi.mocked(lstatSync).mockReturnValueOnce(lstatSync(folder) as Stats);
  expect(removeIfThere(join(folder, "ticket"))).toBe(false);
});

it("throws where a file can't be removed for another reason", () => {
  expect(() => removeIfThere(makeFolder())).toThrow(/EISDIR|EPERM/);
});
