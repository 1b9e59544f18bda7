import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { success } from "@berth/registry";
import { expect, it, onTestFinished } from "vitest";
import { findPlaceToSetUp } from "./find-workspace.ts";

/** A new folder with two levels of folders below it. */
function nested(): { top: string; middle: string; below: string } {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "berth-place-")));
  onTestFinished(() => rmSync(top, { recursive: true }));
  const middle = join(top, "web");
  const below = join(middle, "src");
  mkdirSync(below, { recursive: true });
  return { top, middle, below };
}

it("sets up at the top of a repository from any folder of it", () => {
  const { below, top } = nested();
  mkdirSync(join(top, ".git"));
  expect(findPlaceToSetUp(below)).toEqual(success(top));
});

it("sets up beside nx.json, also below the top of a repository", () => {
  const { below, middle, top } = nested();
  mkdirSync(join(top, ".git"));
  writeFileSync(join(middle, "nx.json"), "{}");
  expect(findPlaceToSetUp(below)).toEqual(success(middle));
});

it("sets up where it is run outside of a repository", () => {
  const { below } = nested();
  expect(findPlaceToSetUp(below)).toEqual(success(below));
});
