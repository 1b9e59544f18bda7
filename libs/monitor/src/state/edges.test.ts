import { readPlacesIn, variablesOf } from "@berth/registry";
import { expect, it } from "vitest";
import { daySpec } from "../../test/day-spec.ts";
import { edgesOf } from "./edges.ts";

const variables = variablesOf(daySpec());
const placesIn = (...lines: string[]) =>
  readPlacesIn(lines.join("\n"), { path: "services/orders/src/main.ts", service: "orders", variables });

it("finds the line that reads a variable of the spec, once, and no comment", () => {
  const places = placesIn(
    "// GATE_4000 is the gate's",
    " * GATE_4001",
    "const port = process.env.GATE_4000; // GATE_4001",
    "use(GATE_4000);",
  );
  expect(places).toEqual([
    { service: "orders", env: "GATE_4000", place: "services/orders/src/main.ts:3" },
    { service: "orders", env: "GATE_4001", place: "services/orders/src/main.ts:3" },
  ]);
});

it("knows no variable of a tombstone, and none that only begins alike", () => {
  expect(placesIn("LEGACY_4014", "GATE_40001", "MY_GATE_4000", "__proto__")).toEqual([]);
});

it("draws one arrow from a reader to the owner, and none to itself", () => {
  const places = placesIn("GATE_4000", "ORDERS_4010");
  expect(edgesOf(daySpec(), places).filter(({ from }) => from === "orders")).toEqual([
    { from: "orders", to: "gate", env: "GATE_4000", place: "services/orders/src/main.ts:1" },
  ]);
});

it("draws the arrow of `uses` to the port in <NAME>_PORT, not to a lower one", () => {
  const spec = daySpec();
  const ports = spec.ports.map((row) => (row.port === 4001 ? { ...row, env: "GATE_PORT" } : row));
  expect(edgesOf({ ...spec, ports }, [])).toEqual([
    { from: "clock", to: "gate", env: "GATE_PORT", place: "spec/ports.yaml" },
  ]);
});

it("takes `uses` of the spec where the code says nothing", () => {
  const arrow = { from: "clock", to: "gate", env: "GATE_4000" };
  expect(edgesOf(daySpec(), [])).toEqual([{ ...arrow, place: "spec/ports.yaml" }]);
  const place = "services/clock/main.py:2";
  expect(edgesOf(daySpec(), [{ service: "clock", env: "GATE_4000", place }])).toEqual([{ ...arrow, place }]);
});
