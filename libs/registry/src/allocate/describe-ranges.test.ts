import { expect, it } from "vitest";
import { parsed, SAMPLE, sampleRow } from "../../test/sample.ts";
import { describeRanges } from "./describe-ranges.ts";

const other = "  other: { ports: 9300-9301, purpose: Other }\n\nports:";
const { spec } = parsed(SAMPLE.replace("\nports:", other));
const labels = (...args: Parameters<typeof describeRanges>) => describeRanges(...args).map((choice) => choice.label);

it("offers ranges with room first, and says what a service would get there", () => {
  const full = { ...spec, ports: [...spec.ports, sampleRow(9002), sampleRow(9003)] };
  expect(labels(full)).toEqual([
    "other  9300-9301  Other (2 free, next 9300)",
    "core  9000-9003  Core (full)",
    "vault  9100-9101  Vault (locked)",
    "chrome  9222  Chrome (fixed)",
  ]);
});

it("counts what other branches have taken", () => {
  expect(labels(spec, [{ port: 9300, holder: "another branch" }])[1]).toBe(
    "other  9300-9301  Other (1 free, next 9301)",
  );
});

it("opens a locked range to who may unlock it, and never a fixed or a full one", () => {
  const open = (unlock: boolean) =>
    describeRanges(spec, [], unlock)
      .filter(({ isOpen }) => isOpen)
      .map(({ id }) => id);
  expect(open(false)).toEqual(["core", "other"]);
  expect(open(true)).toEqual(["core", "vault", "other"]);
});
