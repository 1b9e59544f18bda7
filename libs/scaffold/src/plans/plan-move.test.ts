import { parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planMove } from "./plan-move.ts";
import { planReserve } from "./plan-reserve.ts";
import { planService } from "./plan-service.ts";
import { renderPlan } from "./render-plan.ts";

const reason = "It clashed with Grafana";
const refused = (request: Parameters<typeof planMove>[0]) => refusalOf(planMove(request, snapshotOf()));
const moved = () => {
  const snapshot = snapshotOf();
  const plan = unwrap(planMove({ name: "recording", range: "external", reason }, snapshot));
  return { plan, after: afterPlan(snapshot, plan) };
};

it("gives the service the next free port of the range, and leaves a tombstone", () => {
  const { plan } = moved();
  expect(renderPlan(plan)).toMatchInlineSnapshot(`
    "move recording to external

    9030  RECORDING_PORT  HTTP  external

    UPDATE spec/ports.yaml
    UPDATE config/ports.env
    UPDATE spec/PORTS.md
    UPDATE compose.yaml
    UPDATE CLAUDE.md
    UPDATE .claude/hookify.enforce-port-allocation.local.md
    UPDATE .claude/hookify.enforce-port-allocation-bash.local.md"
  `);
  const spec = unwrap(parseSpec(textOf(plan, SPEC_PATH))).spec;
  const rows = spec.ports.filter(({ service }) => service === "recording");
  expect(rows).toMatchInlineSnapshot(`
    [
      {
        "env": "RECORDING_PORT",
        "owner": "services/recording",
        "port": 9010,
        "protocol": "HTTP",
        "purpose": "Recording control API",
        "service": "recording",
        "status": "retired",
        "title": "Recording Service",
      },
      {
        "env": "RECORDING_PORT",
        "owner": "services/recording",
        "port": 9030,
        "previous": [
          {
            "port": 9010,
            "reason": "It clashed with Grafana",
          },
        ],
        "protocol": "HTTP",
        "purpose": "Recording control API",
        "service": "recording",
        "status": "active",
        "title": "Recording Service",
      },
    ]
  `);
  expect(spec.history.at(-1)).toEqual({
    version: "1.1.0",
    date: "2026-02-03",
    change: "Moved recording from 9010 to 9030: It clashed with Grafana",
  });
});

it("keeps the variable, so that no code changes", () => {
  const { plan } = moved();
  expect(textOf(plan, "config/ports.env")).toContain("RECORDING_PORT=9030\n");
  expect(plan.changes.every(({ path }) => !path.startsWith("services/"))).toBe(true);
});

it("puts a row and a history entry into the spec and changes status and version, not one byte else", () => {
  const { plan } = moved();
  const [block = ""] = /\n {2}9030:(?:\n {4}.*)+/.exec(textOf(plan, SPEC_PATH)) ?? [];
  const rewound = textOf(plan, SPEC_PATH)
    .replace(block, "")
    .replace(/ {2}- \{ version: 1\.1\.0.*\n$/, "")
    .replace("version: 1.1.0", "version: 1.0.0")
    .replace(/(9010:(?:\n {4}.*)*\n {4}status: )retired/, "$1active");
  expect(rewound).toBe(VECTRA);
});

it("never hands the old number out again", () => {
  const { after } = moved();
  const next = unwrap(planService({ name: "other", range: "subscriber" }, after));
  expect(next.ports.map(({ port }) => port)).toEqual([9018]);
  expect(refusalOf(planReserve({ name: "third", port: 9010 }, after))).toMatch(/^PORT_RETIRED/);
});

it("moves again, and remembers every number", () => {
  const { after } = moved();
  const again = unwrap(planMove({ name: "recording", to: 9025, reason: "Again" }, after));
  const { spec } = unwrap(parseSpec(textOf(again, SPEC_PATH)));
  expect(spec.ports.find(({ port }) => port === 9025)?.previous).toEqual([
    { port: 9010, reason },
    { port: 9030, reason: "Again" },
  ]);
});

it("claims the new number where the spec says so, and none with --no-reserve", () => {
  const claiming = snapshotOf(VECTRA.replace("ranges:", "settings: { reserve: origin }\nranges:"));
  const request = { name: "recording", to: 9025, reason };
  expect(unwrap(planMove(request, claiming)).claim).toEqual({ remote: "origin", ports: [9025] });
  expect(unwrap(planMove({ ...request, reserve: false }, claiming)).claim).toBeUndefined();
});

it("moves out of a locked range, and into one, with --unlock only", () => {
  const request = { name: "foundation", port: 9000, to: 9025, reason };
  expect(refused(request)).toMatchInlineSnapshot(`
    "spec/ports.yaml:18:3  RANGE_LOCKED  9000 of foundation lies in foundation 9000-9009 (Foundation Core), which is locked; nothing moves out of it by default.
      18 |   9000:
         |   ~~~~
    Leave it where it is, or add --unlock if the range's owners agree."
  `);
  expect(unwrap(planMove({ ...request, unlock: true }, snapshotOf())).ports[0]?.port).toBe(9025);
  expect(refused({ name: "recording", range: "foundation", reason })).toMatch(/^RANGE_LOCKED/);
});

it.each([
  ["without a name", { to: 9025, reason }],
  ["without a reason", { name: "recording", to: 9025 }],
  ["without a target", { name: "recording", reason }],
  ["that doesn't say which port", { name: "foundation", to: 9025, reason }],
  ["to a number that is taken", { name: "recording", to: 9011, reason }],
  ["to where it is", { name: "recording", to: 9010, reason }],
  ["to a number of no range", { name: "recording", to: 9041, reason }],
  ["to a number of another range", { name: "recording", to: 9025, range: "external", reason }],
  ["to a range that isn't there", { name: "recording", range: "nowhere", reason }],
  ["of a service that isn't there", { name: "nobody", to: 9025, reason }],
])("refuses a request %s", (_, request) => {
  expect(refused(request)).toMatchSnapshot();
});
