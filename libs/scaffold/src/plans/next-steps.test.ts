import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import { nextSteps, renderNextSteps } from "./next-steps.ts";
import { planRun } from "./plan-run.ts";
import type { Request } from "./request.ts";

const next = (request: Request) => nextSteps(unwrap(planRun(request, snapshotOf())));

it("says how a new service is started, reached and tested", () => {
  const steps = next({ kind: "service", options: { name: "hello", range: "analysis" } });
  expect(steps).toEqual({
    run: "npx nx serve hello",
    url: "http://127.0.0.1:9021/health",
    test: "npx nx test hello",
  });
  expect(steps && renderNextSteps(steps)).toBe(`\
Next:
  npx nx serve hello  # then open http://127.0.0.1:9021/health
  npx nx test hello`);
});

it("says how a program in a container is started", () => {
  const options = { name: "redis", range: "external", template: "external", image: "redis:8" } as const;
  const run = "docker compose --env-file config/ports.env up redis";
  expect(next({ kind: "service", options: { ...options, protocol: "TCP" } })).toEqual({ run });
  expect(next({ kind: "service", options: { ...options, protocol: "HTTP" } })).toEqual({
    run,
    url: "http://127.0.0.1:9030",
  });
});

it("says how a reserved port is put to use, and nothing after other runs", () => {
  expect(next({ kind: "reserve", options: { name: "later", range: "analysis" } })).toEqual({
    run: "npx nx g service later",
  });
  expect(next({ kind: "retire", options: { name: "alert" } })).toBeUndefined();
  expect(next({ kind: "sync" })).toBeUndefined();
});
