import { HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planMove } from "./plan-move.ts";
import { planReserve } from "./plan-reserve.ts";
import { planRetire } from "./plan-retire.ts";
import { planService } from "./plan-service.ts";
import { summarizePlan } from "./render-plan.ts";

const request = { name: "forecast", range: "external", purpose: "Weather" };

it("goes on to where the number is written, in a workspace without Nx", () => {
  const nextOf = (spec: string) => unwrap(planReserve(request, snapshotOf(spec))).next;
  expect(nextOf(VECTRA.replace(/^settings:.*\n|(?=^ranges:)/m, "settings:\n  commands: berth\n"))).toEqual({
    run: "berth lint",
  });
  expect(nextOf(VECTRA)).toBeUndefined();
});

it("promises the next free port, without a folder and without an owner", () => {
  const plan = unwrap(planReserve(request, snapshotOf()));
  expect(summarizePlan(plan)).toEqual({
    service: "forecast",
    ports: [{ port: 9030, env: "FORECAST_PORT", protocol: "HTTP", range: "external" }],
    changes: [
      SPEC_PATH,
      "config/ports.env",
      "spec/PORTS.md",
      "CLAUDE.md",
      HOOKIFY_FILE_RULE_PATH,
      HOOKIFY_BASH_RULE_PATH,
    ].map((path) => ({
      path,
      kind: "update",
    })),
    notes: [],
    plan: plan.id,
  });
  expect(textOf(plan, SPEC_PATH)).toContain(`  9030:
    service: forecast
    title: Forecast
    protocol: HTTP
    purpose: Weather
    env: FORECAST_PORT
    status: reserved
`);
});

it("holds the port for the service that is built later", () => {
  const snapshot = snapshotOf();
  const reserved = afterPlan(snapshot, unwrap(planReserve(request, snapshot)));
  const plan = unwrap(planService({ name: "forecast" }, reserved));
  expect(plan.ports.map(({ port }) => port)).toEqual([9030]);
  const other = unwrap(planService({ name: "other", range: "external" }, reserved));
  expect(other.ports.map(({ port }) => port)).toEqual([9031]);
});

it("refuses a name that has a port", () => {
  expect(refusalOf(planReserve({ name: "alert" }, snapshotOf()))).toMatchInlineSnapshot(`
    "spec/ports.yaml:60:14  NAME_TAKEN  alert has port 9013 already (reserved).
      60 |     service: alert
         |              ~~~~~
    Choose another name."
  `);
});

it("names the number that a service has now, where it moved", () => {
  const snapshot = snapshotOf();
  const moved = afterPlan(snapshot, unwrap(planMove({ name: "alert", range: "external", reason: "x" }, snapshot)));
  expect(refusalOf(planReserve({ name: "alert" }, moved))).toContain("alert has port 9030 already (reserved).");
  for (const taken of [{ env: "ALERT_SERVICE_PORT" }, { urlEnv: "ALERT_SERVICE_PORT" }])
    expect(refusalOf(planReserve({ ...request, ...taken }, moved))).toContain(
      "ENV_TAKEN  ALERT_SERVICE_PORT already names the port of alert (9030).",
    );
});

it("names both ports of a service that has two", () => {
  expect(refusalOf(planReserve({ name: "foundation" }, snapshotOf()))).toContain("foundation has ports 9000 and 9001");
});

it("names the number of a service that is retired", () => {
  const snapshot = snapshotOf();
  const after = afterPlan(snapshot, unwrap(planRetire({ name: "alert" }, snapshot)));
  expect(refusalOf(planReserve({ name: "alert" }, after))).toContain("alert has port 9013 already (retired).");
});

it("refuses a name whose folder is there", () => {
  const snapshot = snapshotOf(VECTRA, { serviceFolders: ["forecast"] });
  expect(refusalOf(planReserve(request, snapshot))).toContain("FILE_EXISTS");
});
