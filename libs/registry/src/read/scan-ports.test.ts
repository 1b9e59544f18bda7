import fc from "fast-check";
import { expect, it } from "vitest";
import { SAMPLE, withRow } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import { scanPorts } from "./scan-ports.ts";

it("names the ports of a registry and whose they are", () => {
  expect(scanPorts(SAMPLE)).toEqual([
    { port: 9000, service: "api" },
    { port: 9001, service: "old" },
  ]);
});

it("passes over the lines that another text has, too", () => {
  const text = withRow("9002", "fresh", "FRESH_PORT");
  expect(scanPorts(text, SAMPLE)).toEqual([{ port: 9002, service: "fresh" }]);
  expect(scanPorts(SAMPLE, text)).toEqual([]);
  expect(scanPorts(SAMPLE.replace("9001", "9011"), SAMPLE)).toEqual([{ port: 9011, service: "old" }]);
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

it("misses no row that another text doesn't have, however both are written", () => {
  fc.assert(
    fc.property(spec, spec, style, (one, two, style) => {
      const [first, second] = [writeSpec(one, style), writeSpec(two, style)];
      const found = [...scanPorts(first), ...scanPorts(second, first)];
      const ports = new Set(found.map(({ port }) => port));
      for (const { port } of two.ports) expect(ports).toContain(port);
    }),
    { numRuns: 300 },
  );
});
