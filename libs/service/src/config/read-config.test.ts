import { chmodSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeWorkspace } from "../../test/workspace.ts";
import { StartFailure } from "../start-failure.ts";
import { readConfig } from "./read-config.ts";

const ports = ["PRICE_ALERTS_PORT"];

function read(file: string | undefined, env: NodeJS.ProcessEnv, variables = ports) {
  const root = makeWorkspace(file === undefined ? {} : { "config/ports.env": file });
  return readConfig({
    service: "price-alerts",
    ports: variables,
    env,
    from: [join(root, "services")],
  });
}

async function refusal(file: string | undefined, env: NodeJS.ProcessEnv, variables = ports): Promise<string> {
  try {
    await read(file, env, variables);
  } catch (error) {
    if (error instanceof StartFailure) return `${error.exitCode}\n${error.message}`;
    throw error;
  }
  throw new Error("was accepted");
}

describe("readConfig", () => {
  it("takes a port from config/ports.env and names the line", async () => {
    const config = await read("# Analysis\nPRICE_ALERTS_PORT=9021\n", {});
    expect(config.ports).toEqual([{ variable: "PRICE_ALERTS_PORT", port: 9021, source: "config/ports.env:2" }]);
    expect(config).toMatchObject({
      host: "127.0.0.1",
      logLevel: "info",
      shutdownTimeoutMs: 10_000,
      shutdownDelayMs: 0,
    });
  });

  it("lets the environment win over the file", async () => {
    const config = await read("PRICE_ALERTS_PORT=9021\n", {
      PRICE_ALERTS_PORT: "19021",
      HOST: "::",
    });
    expect(config.ports).toEqual([{ variable: "PRICE_ALERTS_PORT", port: 19_021, source: "environment" }]);
    expect(config.host).toBe("::");
  });

  it("counts an empty string as unset", async () => {
    const env = { PRICE_ALERTS_PORT: "", HOST: "", LOG_LEVEL: "", SHUTDOWN_TIMEOUT_MS: "" };
    expect(await read("PRICE_ALERTS_PORT=9021\n", env)).toMatchObject({
      host: "127.0.0.1",
      ports: [{ source: "config/ports.env:1" }],
    });
  });

  it("needs no file when the environment says all", async () => {
    const config = await read(undefined, { PRICE_ALERTS_PORT: "9021" });
    expect(config.portsFile).toBeUndefined();
    expect(config.ports[0]?.port).toBe(9021);
  });

  it("reports every problem at once, each with its place, what was found and what was expected", async () => {
    const text = await refusal(
      "FOUNDATION_PORT=99999\nFOUNDATION_HTTP_PORT = 9001\n",
      {
        PRICE_ALERTS_PORT: "0x2329",
        HOST: "localhost",
        LOG_LEVEL: "silent",
        SHUTDOWN_TIMEOUT_MS: "1e4",
        SHUTDOWN_DELAY_MS: "-1",
      },
      ["PRICE_ALERTS_PORT", "FOUNDATION_PORT", "FOUNDATION_HTTP_PORT"],
    );
    expect(text).toBe(`78
FATAL price-alerts cannot start. 7 reasons:

environment  ENV_INVALID  PRICE_ALERTS_PORT is "0x2329".
  Expected a port number: digits only, 1 to 65535.

config/ports.env:1  ENV_INVALID  FOUNDATION_PORT is "99999".
  Expected a port number: digits only, 1 to 65535.

config/ports.env:2  ENV_INVALID  The line reads "FOUNDATION_HTTP_PORT = 9001".
  Expected FOUNDATION_HTTP_PORT=NUMBER and nothing else: no blanks, quotes, export or comment on the line.

environment  ENV_INVALID  HOST is "localhost".
  Expected an IP address: 127.0.0.1 (this machine only), 0.0.0.0 or :: (all interfaces), or another of its own.
  \`localhost\` is two addresses, 127.0.0.1 and ::1: with another program on one of them, clients reach either.

environment  ENV_INVALID  LOG_LEVEL is "silent".
  Expected one of: fatal, error, warn, info, debug, trace. A service has to log its failures; \`fatal\` is the quietest.

environment  ENV_INVALID  SHUTDOWN_TIMEOUT_MS is "1e4".
  Expected milliseconds: digits only, 1 to 600000.

environment  ENV_INVALID  SHUTDOWN_DELAY_MS is "-1".
  Expected milliseconds: digits only, 0 to 600000.`);
  });

  it("explains the service links of Kubernetes", async () => {
    const text = await refusal("PRICE_ALERTS_PORT=9021\n", {
      PRICE_ALERTS_PORT: "tcp://10.0.0.11:80",
    });
    expect(text).toBe(`78
FATAL price-alerts cannot start.

environment  ENV_INVALID  PRICE_ALERTS_PORT is "tcp://10.0.0.11:80".
  Expected a port number: digits only, 1 to 65535.
  Kubernetes sets such a value for every Service of that name ("service links"): put
  \`enableServiceLinks: false\` into the pod spec and set the variable there yourself.`);
  });

  it.each(["0", "09021", "+9021", "9021 ", " 9021", "9021.0", "65536", "1e3", "9_021", "٩٠٢١", "9021\n"])(
    "refuses the port %j",
    async (value) => {
      const text = await refusal("PRICE_ALERTS_PORT=9021\n", { PRICE_ALERTS_PORT: value });
      expect(text).toContain("environment  ENV_INVALID  PRICE_ALERTS_PORT is ");
    },
  );

  it.each(["LocalHost", "example.com", "0", "127.1", "http://127.0.0.1", "[::1]"])(
    "refuses the host %j",
    async (host) => {
      expect(await refusal(undefined, { PRICE_ALERTS_PORT: "9021", HOST: host })).toContain("Expected an IP address");
    },
  );

  it.each([
    ["export PRICE_ALERTS_PORT=9021", ""],
    ['PRICE_ALERTS_PORT="9021"', ""],
    ["PRICE_ALERTS_PORT=9021 # ours", ""],
    ["PRICE_ALERTS_PORT=", ""],
    ["PRICE_ALERTS_PORT: 9021", ""],
    ["  PRICE_ALERTS_PORT=9021", ""],
    ["PRICE_ALERTS_PORT=9021\r", "CRLF"],
  ])("refuses the line %j, because readers of env files disagree on it", async (line, hint) => {
    const text = await refusal(`# one\n${line}\n`, {});
    expect(text).toContain("config/ports.env:2  ENV_INVALID  The line reads ");
    expect(text).toContain(hint);
  });

  it("lets odd lines of other variables be: they are their services' problem", async () => {
    const config = await read("export OTHER_PORT=1\n???\nPRICE_ALERTS_PORT=9021\n", {});
    expect(config.ports).toHaveLength(1);
  });

  it("refuses a variable that the file assigns twice", async () => {
    expect(await refusal("PRICE_ALERTS_PORT=9021\n\nPRICE_ALERTS_PORT=9021\n", {})).toContain(
      "PRICE_ALERTS_PORT is assigned twice.\n  The first assignment is config/ports.env:1.",
    );
  });

  it("says which variable to set if none is set", async () => {
    const text = await refusal(undefined, {});
    expect(text).toContain(
      "environment  ENV_MISSING  PRICE_ALERTS_PORT is not set.\n  There is no config/ports.env in or above ",
    );
    expect(await refusal("OTHER_PORT=1024\n", {})).toContain(
      "/config/ports.env has no line for it.\n  Set PRICE_ALERTS_PORT to a port number",
    );
  });

  it("refuses a port that the workspace gave to another service", async () => {
    const file = "FOUNDATION_PORT=9000\nPRICE_ALERTS_PORT=9021\n";
    expect(await refusal(file, { PRICE_ALERTS_PORT: "9000" })).toContain(
      "environment  PORT_TAKEN  PRICE_ALERTS_PORT is 9000, which belongs to FOUNDATION_PORT (config/ports.env:1).",
    );
  });

  it("refuses one port for two listeners, and lets a service swap its own", async () => {
    const file = "FOUNDATION_PORT=9000\nFOUNDATION_HTTP_PORT=9001\n";
    const both = ["FOUNDATION_PORT", "FOUNDATION_HTTP_PORT"];
    expect(await refusal(file, { FOUNDATION_HTTP_PORT: "9000" }, both)).toContain(
      "environment  PORT_TAKEN  FOUNDATION_HTTP_PORT is 9000, and so is FOUNDATION_PORT (config/ports.env:1).",
    );
    const swapped = await read(file, { FOUNDATION_PORT: "9001", FOUNDATION_HTTP_PORT: "9000" }, both);
    expect(swapped.ports.map(({ port }) => port)).toEqual([9001, 9000]);
  });

  it("refuses a number where the name of a variable belongs", async () => {
    expect(await refusal(undefined, {}, ["9021"])).toContain('"9021" is not the name of a variable.');
  });

  it("refuses a delay that leaves no time to answer requests", async () => {
    const env = {
      PRICE_ALERTS_PORT: "9021",
      SHUTDOWN_DELAY_MS: "5000",
      SHUTDOWN_TIMEOUT_MS: "5000",
    };
    expect(await refusal(undefined, env)).toContain("Expected less than SHUTDOWN_TIMEOUT_MS (5000)");
  });

  it.each([
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "grpc://collector:4317"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://"],
    ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "collector:4318/v1/traces"],
  ])("refuses %s=%s, which would lose every span, and says what works", async (variable, value) => {
    const text = await refusal(undefined, { PRICE_ALERTS_PORT: "9021", [variable]: value });
    expect(text).toContain(`environment  ENV_INVALID  ${variable} is "${value}".`);
    const [, example = ""] = /such as (\S+)\./.exec(text) ?? [];
    expect(await read(undefined, { PRICE_ALERTS_PORT: "9021", [variable]: example })).toBeDefined();
  });

  it("does not show the password of a wrong collector", async () => {
    const env = { PRICE_ALERTS_PORT: "9021", OTEL_EXPORTER_OTLP_ENDPOINT: "grpc://me:s3cret@collector" };
    expect(await refusal(undefined, env)).not.toContain("s3cret");
  });

  it("does not read a config/ports.env of a gigabyte", async () => {
    const root = makeWorkspace({ "config/ports.env": "" });
    truncateSync(join(root, "config/ports.env"), 1024 ** 3);
    const before = process.memoryUsage.rss();
    const reading = readConfig({ service: "price-alerts", ports, env: {}, from: [root] });
    await expect(reading).rejects.toThrow("config/ports.env exists but cannot be read: it has 1073741824 bytes");
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 ** 2);
  });

  it("shows control characters instead of obeying them", async () => {
    const text = await refusal(undefined, { PRICE_ALERTS_PORT: "\u001b[2J9021\u202e" });
    expect(text).toContain('PRICE_ALERTS_PORT is "<U+001B>[2J9021<U+202E>".');
  });
});

it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
  "names a file that it cannot read, and does not call its variables missing",
  async () => {
    const root = makeWorkspace({ "config/ports.env": "PRICE_ALERTS_PORT=9021\n" });
    chmodSync(join(root, "config/ports.env"), 0o000);
    const reading = readConfig({ service: "price-alerts", ports, env: {}, from: [root] });
    await expect(reading).rejects.toThrow(
      /config\/ports\.env {2}ENV_INVALID {2}config\/ports\.env exists but cannot be read: EACCES/,
    );
  },
);
