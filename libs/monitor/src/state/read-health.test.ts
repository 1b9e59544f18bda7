import { expect, it } from "vitest";
import { readFacts, readReadiness } from "./read-health.ts";

it.each([
  ["a service that is ready", 200, { status: "ok" }, true, ""],
  ["a program without such a route", 404, undefined, true, ""],
  ["a service that stops", 503, { status: "stopping" }, false, "stopping"],
  ["reasons of its own", 503, { reasons: ["no disk", "no feed"], status: "bad" }, false, "no disk, no feed"],
  ["no reason at all", 500, "<html>", false, "answers 500"],
  ["reasons that are no texts", 503, { reasons: [{}, null, 7], reason: 8, status: [] }, false, "answers 503"],
  ["null", 503, null, false, "answers 503"],
])("%s", (_, status, body, isReady, reason) => {
  expect(readReadiness(status, body)).toEqual({ isReady, reason });
});

it("bounds and escapes what a program gives as its reasons", () => {
  const { reason } = readReadiness(503, { reasons: Array.from({ length: 99 }, () => `\u001b[2J${"x".repeat(9999)}`) });
  expect(reason).toMatch(/^<U\+001B>\[2J/);
  expect(reason.length).toBeLessThan(1200);
});

it("tells what a service of Berth says besides, and nothing of other programs", () => {
  expect(readFacts({ service: "a", version: "1.2.0", feed: { connected: true } })).toEqual({
    isBerth: true,
    version: "1.2.0",
    told: "follows the feed",
  });
  expect(readFacts({ version: "131" })).toEqual({ told: "" });
  expect(readFacts({ service: "a", version: 7, feed: "none" })).toEqual({ isBerth: true, told: "" });
});
