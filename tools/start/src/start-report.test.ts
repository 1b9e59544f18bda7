import { expect, it } from "vitest";
import { StartReport } from "./start-report.ts";

const services = new Map([
  ["foundation", ["FOUNDATION_PORT", "FOUNDATION_HTTP_PORT"]],
  ["recording", ["RECORDING_PORT"]],
  ["optimization", ["OPTIMIZATION_SERVICE_PORT"]],
  ["hello", ["HELLO_PORT"]],
]);

const listening = (service: string, variable: string, port: number) =>
  `${service}: {"level":30,"msg":"listening on http://127.0.0.1:${port} (${variable}, config/ports.env:3)"}`;

it("npm start says which services are up, which failed, and why", () => {
  const report = new StartReport(services);
  report.read(listening("foundation", "FOUNDATION_PORT", 9000));
  report.read("recording: FATAL recording cannot start.");
  report.read("recording: ");
  report.read("recording: config/ports.env:3  PORT_BUSY  Port 9010 (RECORDING_PORT) is already in use.");
  report.read("recording:   Held by     pid 4711");
  report.read("optimization: SyntaxError: Unexpected token");
  report.read("optimization: Node.js v24.1.0");
  expect(report.isComplete).toBe(false);
  report.read("hello: [12:00:00] INFO: listening on http://127.0.0.1:9021 (HELLO_PORT, environment)");
  report.read("other: FATAL other cannot start.");
  report.read(listening("foundation", "FOUNDATION_HTTP_PORT", 9001));
  expect(report.isComplete).toBe(true);
  expect(report.render().split("\n")).toEqual([
    "foundation    up      http://127.0.0.1:9000, http://127.0.0.1:9001",
    "recording     failed  config/ports.env:3  PORT_BUSY  Port 9010 (RECORDING_PORT) is already in use.",
    "optimization  failed  ended with an uncaught error, see above",
    "hello         up      http://127.0.0.1:9021",
  ]);
});

it("npm start says what a service that hangs does not listen on", () => {
  const report = new StartReport(services);
  report.read(listening("foundation", "FOUNDATION_PORT", 9000));
  expect(report.render()).toContain("foundation    failed  does not listen yet: FOUNDATION_HTTP_PORT");
});
