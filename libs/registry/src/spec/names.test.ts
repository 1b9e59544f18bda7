import fc from "fast-check";
import { expect, it } from "vitest";
import { renderFailure } from "../report/render-failure.ts";
import { envFor, findEnvFault, findNameFault, titleFor } from "./names.ts";

const HINT = "Use lower-case words joined by hyphens, such as price-alerts.";
const ENV_HINT = "Use capitals, digits and underscores, beginning with a letter, such as PRICE_ALERTS_PORT.";

const shown = (failure: ReturnType<typeof findNameFault>) => failure && renderFailure(failure);

it.each(["a", "api", "price-alerts", "a1-b2-3", "console", "com10", "x".repeat(40)])("takes %s as a name", (name) => {
  expect(findNameFault(name)).toBeUndefined();
});

it.each([
  ["", "it must begin with a letter, and single hyphens must separate its words"],
  ["-a", "it must begin with a letter, and single hyphens must separate its words"],
  ["a-", "it must begin with a letter, and single hyphens must separate its words"],
  ["a--b", "it must begin with a letter, and single hyphens must separate its words"],
  ["1a", "it must begin with a letter, and single hyphens must separate its words"],
  ["../x", 'it contains "."'],
  ["a/b", 'it contains "/"'],
  ["a\\b", 'it contains "\\\\"'],
  ["a_b", 'it contains "_"'],
  ["__proto__", 'it contains "_"'],
  ["Alerts", 'it contains "A"'],
  ["a b", 'it contains " "'],
  ["a\n", 'it contains "\\n"'],
  ["a\0", 'it contains "\\u0000"'],
  ["аpi", 'it contains "а"'],
  ["ａpi", 'it contains "ａ"'],
  ["api\u200b", 'it contains "\u200b"'],
  ["straße", 'it contains "ß"'],
  ["ap😀", 'it contains "😀"'],
  ["\ud800", 'it contains "\\ud800"'],
])("refuses the name %j: %s", (name, reason) => {
  expect(shown(findNameFault(name))).toBe(
    `NAME_INVALID  ${JSON.stringify(name)} is not a valid service name: ${reason}.\n${HINT}`,
  );
});

it.each(["con", "Con", "NUL", "aux", "prn", "com1", "lpt9"])("refuses the name %s, a device on Windows", (name) => {
  expect(shown(findNameFault(name))).toBe(
    `NAME_INVALID  "${name}" names a device on Windows; no folder can have that name there.\n${HINT}`,
  );
});

it.each(["constructor", "prototype", "node-modules", "dist", "src", "test"])(
  "refuses the name %s, which tools take for something else",
  (name) => {
    expect(shown(findNameFault(name))).toBe(`NAME_INVALID  "${name}" is reserved by Node, Nx or Berth.\n${HINT}`);
  },
);

it("refuses a name of 41 characters, and doesn't repeat a very long one", () => {
  expect(shown(findNameFault("x".repeat(41)))).toBe(
    `NAME_INVALID  "${"x".repeat(41)}" has 41 characters; a service name has at most 40.\n${HINT}`,
  );
  expect(shown(findNameFault("x".repeat(10_000)))).toBe(
    `NAME_INVALID  "${"x".repeat(57)}..." has 10000 characters; a service name has at most 40.\n${HINT}`,
  );
});

it.each(["", "a", "price_alerts", "1A", "_A", "A-B", "A B", "A\n", "A=1", "$A", "É"])(
  "refuses the variable %j",
  (env) => {
    expect(shown(findEnvFault(env))).toBe(
      `ENV_INVALID  ${JSON.stringify(env)} is not a valid name for an environment variable.\n${ENV_HINT}`,
    );
  },
);

it.each([
  "PATH",
  "HOME",
  "PORT",
  "HOST",
  "NODE_OPTIONS",
  "SHUTDOWN_TIMEOUT_MS",
  "SHUTDOWN_DELAY_MS",
  "FOUNDATION_HOST",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_PROMETHEUS_PORT",
  "HTTP_PROXY",
  "NO_PROXY",
  "DOCKER_HOST",
  "DOCKER_BUILDKIT",
  "COMPOSE_FILE",
  "GIT_DIR",
  "NX_DAEMON",
  "UV_THREADPOOL_SIZE",
  "BERTH_X",
  "NPM_CONFIG_REGISTRY",
  "LC_ALL",
  "LD_PRELOAD",
  "BASH_ENV",
  "SSH_AUTH_SOCK",
])("refuses the variable %s, which belongs to others", (env) => {
  expect(shown(findEnvFault(env))).toBe(`ENV_INVALID  "${env}" is already used by other programs.\n${ENV_HINT}`);
});

it.each([
  "NODE_EXPORTER_PORT",
  "DOCKER_PROXY_PORT",
  "COMPOSE_UI_PORT",
  "HOST_AGENT_PORT",
  "OTELLO_PORT",
  "GIT_MIRROR_PORT",
  "GIT_MIRROR_PORT_2",
  "GIT_PORT",
  "NX_CACHE_URL",
  "NODE",
  "GITEA_HTTP",
  "FOUNDATION_HTTP_PORT",
  "VITE_CARTA_BACKEND_URL",
])("accepts the variable %s, which only looks like one of others", (env) => {
  expect(findEnvFault(env)).toBeUndefined();
});

const lawful = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}$/).filter((name) => {
  return findNameFault(name) === undefined;
});

it("refuses every name into which one hostile character is put, wherever", () => {
  const hostile = fc.constantFrom(...'./\\_ A~$%&:*?"<>|\0\n\rßа\u200b\u202e');
  fc.assert(
    fc.property(lawful, hostile, fc.nat(), (name, character, at) => {
      const index = at % (name.length + 1);
      const broken = `${name.slice(0, index)}${character}${name.slice(index)}`;
      expect(findNameFault(broken)?.code).toBe("NAME_INVALID");
    }),
    { numRuns: 500 },
  );
});

it("derives a lawful variable from every lawful name, and never one from two", () => {
  fc.assert(
    fc.property(lawful, lawful, (a, b) => {
      expect(findEnvFault(envFor(a))).toBeUndefined();
      expect(envFor(a) === envFor(b)).toBe(a === b);
    }),
  );
});

it("calls price-alerts Price Alerts, and its variable PRICE_ALERTS_PORT", () => {
  expect(titleFor("price-alerts")).toBe("Price Alerts");
  expect(envFor("price-alerts")).toBe("PRICE_ALERTS_PORT");
});
