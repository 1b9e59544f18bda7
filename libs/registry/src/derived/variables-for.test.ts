import { expect, it } from "vitest";
import { sampleRow } from "../../test/sample.ts";
import { unwrap } from "../../test/unwrap.ts";
import { renderFailures } from "../report/render-failure.ts";
import { variablesFor } from "./variables-for.ts";

const SPEC = {
  settings: {},
  ports: [
    sampleRow(3000, { service: "web", env: "WEB_PORT", url: "WEB_URL" }),
    sampleRow(3001, { service: "web", env: "WEB_ADMIN_PORT", status: "reserved" }),
    sampleRow(3002, { service: "db", env: "DB_PORT", url: "DB_URL", address: "postgres://app@{host}:{port}/app" }),
    sampleRow(3003, { service: "old", env: "OLD_PORT", status: "retired" }),
    sampleRow(3004, { service: "db", env: "DB_PORT", status: "retired" }),
  ],
};

const variables = (env: Record<string, string>, service?: string) =>
  Object.fromEntries(unwrap(variablesFor(SPEC, env, service)));
const refused = (env: Record<string, string>, service: string) => {
  const found = variablesFor(SPEC, env, service);
  return found.ok ? "" : renderFailures(found.failures);
};

const ALL = {
  WEB_PORT: "3000",
  WEB_URL: "http://localhost:3000",
  WEB_ADMIN_PORT: "3001",
  DB_PORT: "3002",
  DB_URL: "postgres://app@localhost:3002/app",
};

it("has the variables of every live row, and no PORT without a service", () => {
  expect(variables({ PORT: "1" })).toEqual(ALL);
});

it("has the number of the service's main row as PORT", () => {
  expect(variables({}, "web")).toEqual({ ...ALL, PORT: "3000" });
  expect(variables({}, "db")).toEqual({ ...ALL, PORT: "3002" });
});

it("keeps PORT where it was when the service gets a second port with a lower number", () => {
  const shop = sampleRow(3020, { service: "shop", env: "SHOP_PORT" });
  const second = sampleRow(3010, { service: "shop", env: "SHOP_WS_PORT", protocol: "WS" });
  const spec = { settings: {}, ports: [second, shop] };
  expect(Object.fromEntries(unwrap(variablesFor(spec, {}, "shop")))["PORT"]).toBe("3020");
  const moved = variablesFor(spec, { SHOP_WS_PORT: "4000", SHOP_PORT: "4001" }, "shop");
  expect(Object.fromEntries(unwrap(moved))["PORT"]).toBe("4001");
});

it("leaves a variable that the environment has, and lets the URL and PORT follow it", () => {
  const moved = { ...ALL, WEB_PORT: "4000", WEB_URL: "http://localhost:4000", PORT: "4000" };
  expect(variables({ WEB_PORT: "4000" }, "web")).toEqual(moved);
  expect(variables({ WEB_PORT: "4000", WEB_URL: "https://web.test" }, "web")).toEqual({
    ...moved,
    WEB_URL: "https://web.test",
  });
  expect(variables({ DB_PORT: "elsewhere" })).toEqual({ ...ALL, DB_PORT: "elsewhere" });
});

it("takes an empty variable for one that isn't set", () => {
  expect(variables({ WEB_PORT: "", WEB_URL: "" }, "web")).toEqual({ ...ALL, PORT: "3000" });
});

it("doesn't give a service the PORT of another one that it was started by", () => {
  const outer = variables({}, "db");
  expect(variables(outer, "web")["PORT"]).toBe("3000");
});

it.each(["abc", "0", "65536", "03000", " 3000", "3e3", "tcp://10.0.0.1:80"])(
  "refuses %s as the port of the service that is run",
  (text) => {
    expect(refused({ WEB_ADMIN_PORT: text }, "web")).toBe(
      `ENV_INVALID  WEB_ADMIN_PORT is "${text}" in the environment, which is no port.\n` +
        "Set WEB_ADMIN_PORT to a number from 1 to 65535, or unset it: 3001 is its port.",
    );
  },
);

it("refuses the port of another service, and takes a retired number and one of its own", () => {
  expect(refused({ WEB_PORT: "3002" }, "web")).toBe(
    "PORT_TAKEN  WEB_PORT is 3002 in the environment, which is the port of db (DB_PORT).\n" +
      "Set WEB_PORT to a number that the spec does not assign, or unset it: 3000 is its port.",
  );
  expect(variables({ WEB_PORT: "3001" }, "web")["PORT"]).toBe("3001");
  expect(variables({ WEB_PORT: "3003" }, "web")["PORT"]).toBe("3003");
});

it("asks whether a service is meant that has nearly this name, and says of a retired one that it is", () => {
  expect(refused({}, "wbe")).toBe(
    'SERVICE_UNKNOWN  The spec has no service "wbe".\n  Services: web, db, old.\n' +
      "Did you mean web? List all with npx berth list.",
  );
  expect(refused({}, "old")).toBe(
    "SERVICE_UNKNOWN  old is retired, so it has no port.\nList the services with npx berth list.",
  );
});
