import { SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, VECTRA } from "../../test/snapshot-of.ts";
import { planRun } from "./plan-run.ts";
import type { Snapshot } from "./snapshot.ts";

const options = { name: "price-alerts", range: "analysis" };
const service = { kind: "service", options } as const;
const idOf = (request: Parameters<typeof planRun>[0], snapshot: Snapshot) => unwrap(planRun(request, snapshot)).id;

it("gives one id to one request on one snapshot", () => {
  expect(idOf(service, snapshotOf())).toBe(idOf(service, snapshotOf()));
  expect(idOf(service, snapshotOf())).toMatch(/^[0-9a-f]{64}$/);
});

it("gives another id to another request", () => {
  const requests = [
    service,
    { kind: "reserve", options } as const,
    { kind: "sync" } as const,
    { kind: "service", options: { ...options, purpose: "P" } } as const,
    { kind: "service", options: { ...options, name: "price-alert" } } as const,
    { kind: "service", options: { ...options, range: "external" } } as const,
  ];
  const ids = requests.map((request) => idOf(request, snapshotOf()));
  expect(new Set(ids).size).toBe(requests.length);
});

it("gives another id when a byte of a file that it changes is another", () => {
  const snapshot = snapshotOf();
  const id = idOf(service, snapshot);
  const paths = [SPEC_PATH, "config/ports.env", "spec/PORTS.md", "CLAUDE.md"];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), (path, at) => {
      const text = snapshot.files[path] ?? "";
      // Behind a line's end a blank changes bytes and, in the spec, no meaning.
      const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
      const end = ends[at % ends.length] ?? 0;
      const files = { ...snapshot.files, [path]: `${text.slice(0, end)} ${text.slice(end)}` };
      expect(idOf(service, { ...snapshot, files })).not.toBe(id);
    }),
    { numRuns: 40 },
  );
});

it("gives another id on another day, with another template and beside other branches", () => {
  const templates = { http: { "README.md.hbs": "# {{title}}\n" } };
  const elsewhere = [{ port: 9021, holder: "somebody" }];
  const changes = [{}, { today: "2026-02-04" }, { templates }, { elsewhere }];
  const ids = changes.map((change) => idOf(service, snapshotOf(VECTRA, change)));
  expect(new Set(ids).size).toBe(changes.length);
});

it("commits the plan that was seen", () => {
  const plan = idOf(service, snapshotOf());
  const seen = { kind: "service", options: { ...options, plan } } as const;
  expect(idOf(seen, snapshotOf())).toBe(plan);
});

it("refuses a plan that was seen when the world has moved", () => {
  const plan = "0".repeat(64);
  const kinds = ["service", "reserve"] as const;
  for (const kind of kinds) {
    const now = idOf({ kind, options }, snapshotOf());
    expect(refusalOf(planRun({ kind, options: { ...options, plan } }, snapshotOf()))).toBe(
      `PLAN_STALE  The plan is ${now.slice(0, 12)} now, not 000000000000: the workspace or the request changed.\n` +
        "Look at the new plan with --dry-run, and commit that one.",
    );
  }
});

it("says why there is no plan any more rather than that it is stale", () => {
  const first = unwrap(planRun(service, snapshotOf()));
  const again = { ...options, plan: first.id };
  const moved = afterPlan(snapshotOf(), first);
  expect(refusalOf(planRun({ kind: "service", options: again }, moved))).toContain("NAME_TAKEN");
});
