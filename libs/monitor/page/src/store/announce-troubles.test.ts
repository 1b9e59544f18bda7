import { expect, it } from "vitest";
import type { PortView } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { newsBetween } from "./announce-troubles.ts";

const withPort = (port: number, over: Partial<PortView>) => {
  const view = BAD_DAY.ports[port];
  if (!view) throw new Error(`The fixture has no ${port}.`);
  return { ...BAD_DAY, ports: { ...BAD_DAY.ports, [port]: { ...view, ...over } } };
};

it("says one sentence for a trouble that comes, and one when it goes", () => {
  const down = withPort(9000, { state: "down" });
  expect(newsBetween(BAD_DAY, down)).toEqual(["9000, foundation, down"]);
  expect(newsBetween(down, BAD_DAY)).toEqual(["9000, foundation, up again"]);
});

it("says nothing about what is as it was", () => {
  expect(newsBetween(BAD_DAY, withPort(9016, { reason: "for 78 s" }))).toEqual([]);
});

it("says that a stranger has left a free number", () => {
  const { 9010: held, ...ports } = BAD_DAY.ports;
  expect(held?.state).toBe("wrong-hands");
  expect(newsBetween(BAD_DAY, { ...BAD_DAY, ports })).toEqual(["9010, recording, free again"]);
});
