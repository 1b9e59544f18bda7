import { renderFailures } from "@berth/registry";
import { expect, it } from "vitest";
import { snapshotOf, VECTRA } from "../../test/snapshot-of.ts";
import { planRun } from "../plans/plan-run.ts";
import type { Request } from "../plans/request.ts";

/** A registry in a repository of another kind: `berth` is on the PATH, and neither Nx nor package.json is there. */
const snapshot = snapshotOf(VECTRA.replace("\nranges:", "\nsettings: { commands: berth }\nranges:"), {
  serviceFolders: ["foundation", "orphan", "recording"],
  rootNames: [],
});

const REQUESTS: Request[] = [
  { kind: "move", options: { name: "ghost", range: "analysis", reason: "x" } },
  { kind: "reserve", options: { name: "orphan", range: "analysis" } },
  { kind: "service", options: { name: "recording", range: "analysis" } },
  { kind: "service", options: { name: "alert", port: 9025 } },
  { kind: "service", options: { name: "price", range: "analysis", uses: ["ghost"] } },
];

it.each(REQUESTS)("names no command that a repository without Nx lacks: $kind $options.name", (request) => {
  const plan = planRun(request, snapshot);
  expect(plan.ok).toBe(false);
  expect(plan.ok ? "" : renderFailures(plan.failures)).not.toMatch(/\bnpx\b(?! nx@latest init)/);
});
