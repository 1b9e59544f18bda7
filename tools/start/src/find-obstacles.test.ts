import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { holdPort, pickPort } from "@berth/service/testing";
import { expect, it, onTestFinished } from "vitest";
import { findObstacles } from "./find-obstacles.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { spec } = unwrap(parseSpec(readFileSync(new URL("../../../spec/ports.yaml", import.meta.url), "utf8")));

it("npm start says who holds a port before it starts anything, also where a variable moves it", async () => {
  const held = await holdPort();
  onTestFinished(held.release);
  const obstacles = await findObstacles(root, spec, ["recording"], { RECORDING_PORT: String(held.port) });
  expect(obstacles).toMatch(new RegExp(`${held.port} +recording +RECORDING_PORT +TAKEN by .*pid ${process.pid} `));
  expect(obstacles).toContain(`PORT_HELD  ${held.port} (RECORDING_PORT) belongs to recording, but `);
});

it("npm start goes ahead when the ports of its services are free, whatever else is not", async () => {
  const held = await holdPort();
  onTestFinished(held.release);
  const free = String(await pickPort());
  const env = { RECORDING_PORT: free, RUGS_FEED_PORT: String(held.port), OPTIMIZATION_SERVICE_PORT: "no number" };
  expect(await findObstacles(root, spec, ["recording"], env)).toBeUndefined();
});
