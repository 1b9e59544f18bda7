import { expect, it } from "vitest";
import { StartReport } from "./start-report.ts";

const at = (env: string, port: number) => ({ env, port });
const services = new Map([
  ["foundation", [at("FOUNDATION_PORT", 9000), at("FOUNDATION_HTTP_PORT", 9001)]],
  ["recording", [at("RECORDING_PORT", 9010)]],
  ["optimization", [at("OPTIMIZATION_SERVICE_PORT", 9020)]],
  ["hello", [at("HELLO_PORT", 9021)]],
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

it("npm start takes a server as up that says in words of its own that it listens", () => {
  const report = new StartReport(new Map([["web", [at("WEB_PORT", 3000)]]]));
  report.read("web: Local: http://localhost:3000/");
  expect([report.isComplete, report.waiting]).toEqual([false, [3000]]);
  report.see([3000]);
  expect([report.isComplete, report.waiting]).toEqual([true, []]);
  expect(report.render()).toBe("web  up  http://127.0.0.1:3000");
});

it("npm start shows an address once that it sees and then reads", () => {
  const report = new StartReport(new Map([["hello", [at("HELLO_PORT", 9021)]]]));
  report.see([9021, 9999]);
  report.read(listening("hello", "HELLO_PORT", 9021));
  expect(report.render()).toBe("hello  up  http://127.0.0.1:9021");
});

it("npm start needs not wait for a port that nothing opens beside the others", () => {
  const report = new StartReport(new Map([["hello", [at("HELLO_PORT", 9021), at("HELLO_ADMIN_PORT", 9022)]]]));
  expect(report.isSettled).toBe(false);
  report.read(listening("hello", "HELLO_PORT", 9021));
  expect([report.isSettled, report.isComplete]).toEqual([true, false]);
});
