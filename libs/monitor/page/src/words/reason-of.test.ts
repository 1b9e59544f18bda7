import { expect, it } from "vitest";
import type { PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { reasonOf } from "./reason-of.ts";

const of = (
  name: string,
  port: number,
  over: Partial<ServiceView & PortView> = {},
  isWorst = true,
  lasting?: string,
) => {
  const service = { ...(BAD_DAY.services[name] ?? expect.fail()), ...over };
  const view = { ...(BAD_DAY.ports[port] ?? expect.fail()), ...over };
  const { lead, rest } = reasonOf(service, view, isWorst, lasting);
  return `[${lead}]${rest}`;
};

it("sets the state apart from why", () => {
  expect(of("recording", 9010)).toBe("[held by a stranger]: pid 48213, uid 1001");
  expect(of("rugs-feed", 9016)).toBe("[down] for 77 s, exited with 1");
  expect(of("foundation", 9000)).toBe("[ready], 2 followers");
  expect(of("foundation", 9001, {}, false)).toBe("[ready]");
  expect(of("rugs-sanitizer", 9017, {}, false)).toBe("[not ready]: rugs-feed 9016 refuses");
});

it("says how long it is down, once", () => {
  expect(of("rugs-feed", 9016, { reason: "down: exited with 1" }, true, "2m")).toBe("[down] for 2m, exited with 1");
  expect(of("rugs-feed", 9016, { reason: "down" }, true, "2m")).toBe("[down] for 2m");
  expect(of("rugs-feed", 9016, {}, true, "2m")).toBe("[down] for 77 s, exited with 1");
});

it("says what is under way", () => {
  expect(of("rugs-feed", 9016, { action: "starting" })).toBe("[starting]");
});
