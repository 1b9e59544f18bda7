import type { Spec } from "@berth/registry";
import { expect, it } from "vitest";
import { findHazards, parseSpans } from "./find-hazards.ts";

const LINUX = { from: 32768, to: 60999, reserved: [] };

function withRange(from: number, to: number): Spec {
  const range = { id: "lab", from, to, purpose: "Lab", policy: "open" as const };
  return {
    title: "",
    status: "",
    version: "",
    date: "",
    settings: {},
    references: [],
    ranges: [range],
    ports: [],
    history: [],
  };
}

it("says nothing of ranges that are safe", () => {
  expect(findHazards(withRange(9000, 9999), LINUX)).toEqual([]);
  expect(findHazards(withRange(61000, 61999), LINUX)).toEqual([]);
});

it.each([
  [32000, 33000, "32768-33000"],
  [60000, 62000, "60000-60999"],
  [40000, 40000, "40000"],
])("warns of %d-%d, of which the system hands out %s", (from, to, shared) => {
  expect(findHazards(withRange(from, to), LINUX)).toEqual([
    {
      code: "PORT_UNSAFE",
      message: `Range lab: this system uses ${shared} for outgoing connections (32768-60999).`,
      fix: `Add ${shared} to net.ipv4.ip_local_reserved_ports (sysctl) on this machine, or move the range.`,
    },
  ]);
});

it("takes the system's own range, not another's", () => {
  expect(findHazards(withRange(9000, 9099), { from: 1024, to: 65535, reserved: [] })).toHaveLength(1);
});

it("believes the system that it keeps reserved numbers back", () => {
  const reserved = parseSpans("8080,40000-40099\n");
  expect(reserved).toEqual([
    { from: 8080, to: 8080 },
    { from: 40000, to: 40099 },
  ]);
  expect(findHazards(withRange(40000, 40099), { ...LINUX, reserved })).toEqual([]);
  expect(findHazards(withRange(40000, 40100), { ...LINUX, reserved })).toHaveLength(1);
});

it("names the numbers that browsers refuse", () => {
  const [warning, ...more] = findHazards(withRange(6660, 6670), LINUX);
  expect(warning?.message).toBe("Range lab: browsers and fetch refuse to connect to 6665, 6666, 6667, 6668, 6669.");
  expect(more).toEqual([]);
});
