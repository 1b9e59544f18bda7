import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import { planService } from "./plan-service.ts";
import { renderPlan } from "./render-plan.ts";

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
