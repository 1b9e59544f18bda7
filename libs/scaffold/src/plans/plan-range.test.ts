import { parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planRange } from "./plan-range.ts";
import { planService } from "./plan-service.ts";
import { renderPlan } from "./render-plan.ts";

type RangeRequest = Parameters<typeof planRange>[0];
const refused = (request: RangeRequest, spec = VECTRA) => refusalOf(planRange(request, snapshotOf(spec)));
const ranges = (request: RangeRequest, spec = VECTRA) => {
  const plan = unwrap(planRange(request, snapshotOf(spec)));
  return unwrap(parseSpec(textOf(plan, SPEC_PATH))).spec.ranges;
};
const lineOf = (request: RangeRequest) => {
  const spec = textOf(unwrap(planRange(request, snapshotOf())), SPEC_PATH);
  return new RegExp(`^  ${request.name}:.*$`, "m").exec(spec)?.[0];
};

it("adds a range in front of the first one with higher numbers", () => {
  const plan = unwrap(planRange({ name: "batch", ports: "9040-9049" }, snapshotOf()));
  expect(renderPlan(plan)).toMatchInlineSnapshot(`
    "UPDATE spec/ports.yaml
    UPDATE spec/PORTS.md
    UPDATE CLAUDE.md

    note: Added the range batch 9040-9049."
  `);
  const ids = ranges({ name: "batch", ports: "9040-9049" }).map(({ id }) => id);
  expect(ids).toEqual(["foundation", "subscriber", "analysis", "external", "batch", "chrome-cdp"]);
  expect(lineOf({ name: "batch", ports: "9040-9049" })).toBe("  batch: { ports: 9040-9049, purpose: Batch }");
});

it("adds a range of one port, with its purpose and policy", () => {
  const request = {
    name: "debug",
    ports: "9229",
    purpose: "Node's inspector",
    policy: "fixed",
  } as const;
  expect(lineOf(request)).toBe("  debug: { ports: 9229, purpose: Node's inspector, policy: fixed }");
});

it("adds the first range of a registry that has none", () => {
  const empty = VECTRA.replace(/ranges:\n(?: {2}.*\n)+/, "ranges:\n").replace(/ports:\n(?: {2,}.*\n|\n)+/, "ports:\n");
  expect(ranges({ name: "all", ports: "9000-9009" }, empty)).toEqual([
    { id: "all", from: 9000, to: 9009, purpose: "All", policy: "open" },
  ]);
});

it("lets a range grow, and services into it", () => {
  const snapshot = snapshotOf();
  const plan = unwrap(planRange({ name: "external", ports: "9030-9059", reason: "More partners" }, snapshot));
  const { spec } = unwrap(parseSpec(textOf(plan, SPEC_PATH)));
  expect(spec.history.at(-1)).toEqual({
    version: "1.1.0",
    date: "2026-02-03",
    change: "Changed the range external from 9030-9039 to 9030-9059: More partners",
  });
  const after = afterPlan(snapshot, plan);
  expect(unwrap(planService({ name: "x", port: 9055 }, after)).ports[0]?.range).toBe("external");
});

it("changes purpose and policy, and leaves the rest of the line as it was", () => {
  const old = /^ {2}external:.*$/m.exec(VECTRA)?.[0] ?? "";
  expect(lineOf({ name: "external", policy: "locked" })).toBe(old.replace(" }", ", policy: locked }"));
  expect(lineOf({ name: "external", purpose: "Partners" })).toBe(old.replace("External Integrations", "Partners"));
});

it("keeps what else the spec says of a range, such as its template", () => {
  const feed = VECTRA.replace(/^( {2}external: .*) \}$/m, "$1, template: subscriber }");
  const [range] = ranges({ name: "external", ports: "9030-9049" }, feed).filter(({ id }) => id === "external");
  expect(range).toMatchObject({ from: 9030, to: 9049, template: "subscriber" });
});

it("has nothing to do where all is so already", () => {
  const plan = unwrap(planRange({ name: "external", ports: "9030-9039" }, snapshotOf()));
  expect(plan.changes).toEqual([]);
});

it("takes a spec with rows that lie in no range, and gives them one", () => {
  const stray = VECTRA.replace("\nhistory:", STRAY);
  expect(ranges({ name: "batch", ports: "9040-9049" }, stray)).toHaveLength(6);
  expect(refused({ name: "batch", ports: "9050-9059" }, stray)).toMatchInlineSnapshot(`
    "spec/ports.yaml:117:3  PORT_OUT_OF_RANGE  9041 belongs to no range.
      117 |   9041:
          |   ~~~~
    Ranges: foundation 9000-9009, subscriber 9010-9019, analysis 9020-9029, external 9030-9039, batch 9050-9059, chrome-cdp 9222. Move the row, or add a range with: npx nx g range <id> --ports=9040-9049"
  `);
});

const STRAY = `
  9041:
    service: stray
    title: Stray
    protocol: HTTP
    purpose: P
    env: STRAY_PORT
    status: reserved

history:`;

it.each([
  ["without an id", { ports: "9040-9049" }],
  ["with an id that is none", { name: "No good", ports: "9040-9049" }],
  ["for a new range without ports", { name: "batch" }],
  ["with ports that are no span", { name: "batch", ports: "9040..9049" }],
  ["with a span that ends before it begins", { name: "batch", ports: "9049-9040" }],
  ["with privileged ports", { name: "batch", ports: "80-90" }],
  ["with ports that don't exist", { name: "batch", ports: "65530-65540" }],
  ["that overlaps others", { name: "batch", ports: "9025-9035" }],
  ["that leaves rows out", { name: "subscriber", ports: "9012-9019" }],
  ["with a purpose of two lines", { name: "batch", ports: "9040", purpose: "a\nb" }],
])("refuses a request %s", (_, request) => {
  expect(refused(request)).toMatchSnapshot();
});
