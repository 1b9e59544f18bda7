import fc from "fast-check";
import { expect, it } from "vitest";
import { scanPorts } from "./scan-ports.ts";
import { SAMPLE } from "./testing/sample.ts";
import { spec } from "./testing/spec-arbitrary.ts";
import { style, writeSpec } from "./testing/write-spec.ts";

it("names the ports of a registry and whose they are", () => {
  expect(scanPorts(SAMPLE)).toEqual([
    { port: 9000, service: "api" },
    { port: 9001, service: "old" },
  ]);
});

it("names the ports of both sides of a merge", () => {
  const row = (service: string) => `  9002:\n    service: ${service}\n`;
  const text = `ports:\n<<<<<<< HEAD\n${row("ours")}=======\n${row("theirs")}>>>>>>> x\n`;
  expect(scanPorts(text).map(({ service }) => service)).toEqual(["ours", "theirs"]);
});

it("misses no row, however it is written", () => {
  fc.assert(
    fc.property(spec, style, (spec, style) => {
      const found = scanPorts(writeSpec(spec, style));
      for (const { port, service } of spec.ports) expect(found).toContainEqual({ port, service });
    }),
    { numRuns: 300 },
  );
});
