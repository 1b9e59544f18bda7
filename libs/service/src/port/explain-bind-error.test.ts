import { expect, it } from "vitest";
import { explainBindError } from "./explain-bind-error.ts";

const config = {
  host: "10.9.9.9",
  logLevel: "info",
  shutdownTimeoutMs: 1,
  shutdownDelayMs: 0,
  ports: [],
  portsFile: undefined,
} as const;

function explain(code: string, port: number, platform: NodeJS.Platform): string {
  const error = Object.assign(new Error(`listen ${code}`), { code });
  const setting = { variable: "A_PORT", port, source: "environment" };
  const failure = explainBindError(error, setting, { ...config, ports: [] }, platform);
  return [failure.code, failure.message, ...failure.details].join("\n");
}

it("gives each error of the system a text of its own", () => {
  expect(explain("EACCES", 80, "linux")).toContain(
    "PORT_DENIED\nThis user is not allowed to listen on port 80 (A_PORT).\nPorts below 1024",
  );
  expect(explain("EACCES", 9021, "linux")).toContain("A security policy of this machine");
  expect(explain("EACCES", 9021, "win32")).toContain("netsh int ipv4 show excludedportrange protocol=tcp");
  expect(explain("EADDRNOTAVAIL", 9021, "linux")).toContain(
    "HOST_UNKNOWN\nHOST is 10.9.9.9, which is not an address of this machine.\nIts addresses are 127.0.0.1",
  );
  expect(explain("EMFILE", 9021, "linux")).toContain(
    "PORT_UNUSABLE\nCannot listen on 10.9.9.9, port 9021 (A_PORT): listen EMFILE.",
  );
});
