import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import type { Plan } from "./plan.ts";
import { planService } from "./plan-service.ts";
import { renderPlan } from "./render-plan.ts";

it("shows the first ports of hundreds, and the files of their services as a number", () => {
  const names = Array.from({ length: 200 }, (_, index) => `many-${index}`);
  const own = names.map((name) => ({ path: `apps/${name}/src/main.ts`, kind: "create", after: "" }) as const);
  const plan = {
    title: "200 services, many-0 to many-199 (0123456789ab)",
    service: "",
    ports: names.map((service, at) => ({ service, port: 4000 + at, env: `P${at}`, protocol: "HTTP", range: "apps" })),
    changes: [{ path: "spec/ports.yaml", kind: "update", before: "", after: "" } as const, ...own],
    notes: [],
    id: "",
  } satisfies Plan;
  const lines = renderPlan(plan).split("\n");
  expect(lines.slice(0, 3)).toEqual([plan.title, "", "4000  P0  HTTP  apps"]);
  expect(lines.slice(-5)).toEqual([
    "4019  P19  HTTP  apps",
    "and 180 more",
    "",
    "UPDATE spec/ports.yaml",
    "CREATE 200 files in the folders of the services",
  ]);
  expect(lines).toHaveLength(26);
});

it("shows the ports, then the files in the order they land, then the notes", () => {
  const plan = unwrap(planService({ name: "alert" }, snapshotOf()));
  expect(renderPlan(plan)).toBe(`\
service alert

9013  ALERT_SERVICE_PORT  HTTP  subscriber

UPDATE spec/ports.yaml
UPDATE spec/PORTS.md
UPDATE compose.yaml
UPDATE CLAUDE.md
CREATE services/alert/Dockerfile.dockerignore
CREATE services/alert/Dockerfile
CREATE services/alert/README.md
CREATE services/alert/package.json
CREATE services/alert/project.json
CREATE services/alert/src/app.test.ts
CREATE services/alert/src/app.ts
CREATE services/alert/src/config.ts
CREATE services/alert/src/greetings.ts
CREATE services/alert/src/main.test.ts
CREATE services/alert/src/main.ts
CREATE services/alert/src/test-settings.ts
CREATE services/alert/tsconfig.json
CREATE services/alert/vitest.config.ts

note: alert takes over 9013 from the spec.`);
});
