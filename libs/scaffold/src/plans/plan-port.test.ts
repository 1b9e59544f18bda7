import { SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf } from "../../test/snapshot-of.ts";
import type { PortOptions } from "../options/service-options.ts";
import { planPort } from "./plan-port.ts";
import { planService } from "./plan-service.ts";

const billing = unwrap(planService({ name: "billing", range: "analysis" }, snapshotOf()));
const README = "services/billing/README.md";
const after = afterPlan(snapshotOf(), billing);
const snapshot = { ...after, files: { ...after.files, [README]: textOf(billing, README) } };
const planned = (more: Partial<PortOptions> = {}) => unwrap(planPort({ name: "billing", ...more }, snapshot));
const refused = (request: PortOptions) => refusalOf(planPort(request, snapshot));

it("adds a row beside those of the service, in the same range", () => {
  const plan = planned({ protocol: "GRPC" });
  expect(plan.ports).toEqual([{ port: 9022, env: "BILLING_GRPC_PORT", protocol: "GRPC", range: "analysis" }]);
  expect(textOf(plan, SPEC_PATH)).toContain(`  9022:
    service: billing
    title: Billing GRPC
    protocol: GRPC
    purpose: Billing service
    env: BILLING_GRPC_PORT
    owner: services/billing
    status: active
`);
});

it("gives the next port in the range of the port in <NAME>_PORT, not in that of a lower one", () => {
  const lower = afterPlan(snapshot, planned({ port: 9018, protocol: "WS", unlock: true }));
  const next = unwrap(planPort({ name: "billing", protocol: "GRPC" }, lower));
  expect(next.ports[0]).toMatchObject({ port: 9022, range: "analysis" });
  expect(textOf(next, SPEC_PATH)).toContain("title: Billing GRPC\n");
});

it("brings the README of the service up to date, and leaves the rest of the service to its team", () => {
  const plan = planned({ env: "BILLING_ADMIN_PORT" });
  expect(textOf(plan, README)).toContain("- `BILLING_PORT` (HTTP)\n- `BILLING_ADMIN_PORT` (HTTP)\n");
  const written = plan.changes.filter(({ path }) => path.startsWith("services/"));
  expect(written.map(({ path }) => path)).toEqual([README]);
  expect(plan.notes).toEqual([
    'To listen on it, add to listeners in services/billing/src/main.ts: { port: "BILLING_ADMIN_PORT", app: buildApp },',
  ]);
});

it("leaves a README without the block as it is", () => {
  const files = { ...snapshot.files, [README]: "# Ours\n" };
  const plan = unwrap(planPort({ name: "billing" }, { ...snapshot, files }));
  expect(plan.changes.map(({ path }) => path)).not.toContain(README);
});

it("takes a port by number, of another range, too", () => {
  expect(planned({ port: 9035 }).ports[0]).toMatchObject({ port: 9035, range: "external" });
  expect(planned({ range: "external" }).ports[0]).toMatchObject({ port: 9030 });
});

it("keeps what the first row says of the service: exclusive, the image, the status", () => {
  const text = textOf(unwrap(planPort({ name: "foundation", protocol: "TCP", unlock: true }, snapshotOf())), SPEC_PATH);
  expect(text).toMatch(/ 9002:\n {4}service: foundation\n[\s\S]*? {4}exclusive: true\n {2}9010:/);
  const reserved = textOf(unwrap(planPort({ name: "alert", protocol: "WS" }, snapshotOf())), SPEC_PATH);
  expect(reserved).toMatch(/env: ALERT_WS_PORT\n {4}status: reserved\n/);
  const broker = { name: "rabbitmq", template: "external", image: "rabbitmq:4-management", range: "external" };
  const made = afterPlan(snapshotOf(), unwrap(planService(broker, snapshotOf())));
  const second = unwrap(planPort({ name: "rabbitmq", protocol: "HTTP", containerPort: 15672 }, made));
  expect(textOf(second, "compose.yaml")).toMatch(
    /RABBITMQ_PORT:\?[^}]*\}:5672"\n.*RABBITMQ_HTTP_PORT:\?[^}]*\}:15672"/,
  );
});

it("refuses a service that the spec does not have, a locked range and a variable that is taken", () => {
  expect(refused({ name: "nobody" })).toContain("SERVICE_UNKNOWN");
  expect(refused({})).toContain("FLAG_MISSING");
  expect(refused({ name: "foundation" })).toMatch(/ENV_TAKEN[\s\S]*RANGE_LOCKED/);
  expect(refused({ name: "billing", env: "BILLING_PORT" })).toContain("ENV_TAKEN");
  expect(refused({ name: "billing", containerPort: 80 })).toContain("FLAG_INVALID");
});
