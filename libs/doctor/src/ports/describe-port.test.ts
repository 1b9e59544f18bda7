import type { Spec } from "@berth/registry";
import { expect, it } from "vitest";
import { describeAllocation } from "./describe-port.ts";
import { renderCounts } from "./render-states.ts";

const LAB = { id: "lab", from: 9000, to: 9009, purpose: "Lab", policy: "open" as const };
const SPEC: Spec = {
  title: "",
  status: "",
  version: "",
  date: "",
  settings: {},
  references: [],
  ranges: [LAB],
  ports: [],
  history: [],
};

it("names the command that assigns a free number, with Nx and without", () => {
  const adviceOf = (spec: Spec) => describeAllocation(spec, 9001, undefined).at(-1);
  expect(adviceOf(SPEC)).toBe("To assign it: npx nx g service <name> --port=9001");
  expect(adviceOf({ ...SPEC, settings: { commands: "berth" } })).toBe("To assign it: berth reserve <name> --port=9001");
});

it("names the command that adds the first range", () => {
  const without: Spec = { ...SPEC, ranges: [], settings: { commands: "berth" } };
  expect(describeAllocation(without, 9001, undefined)).toEqual([
    "9001 belongs to no range: none yet; berth range <id> --ports=<first>-<last> adds one.",
  ]);
});

it("counts no ports in a new workspace", () => {
  expect(renderCounts([])).toBe("0 ports are assigned.");
});
