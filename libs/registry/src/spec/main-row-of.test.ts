import { expect, it } from "vitest";
import { sampleRow } from "../../test/sample.ts";
import { mainRowOf } from "./main-row-of.ts";

const SOCKET = sampleRow(3001, { service: "web-shop", env: "WEB_SHOP_WS_PORT" });
const SHOP = sampleRow(3020, { service: "web-shop", env: "WEB_SHOP_PORT" });
const ADMIN = sampleRow(3030, { service: "web-shop", env: "WEB_SHOP_ADMIN_PORT" });
const OTHER = sampleRow(3000, { service: "web", env: "WEB_PORT" });

it("takes the port in the variable that has the service's name, whatever its number", () => {
  expect(mainRowOf([OTHER, SOCKET, SHOP, ADMIN], "web-shop")).toBe(SHOP);
});

it("takes the lowest port where no variable has the service's name alone", () => {
  expect(mainRowOf([OTHER, SOCKET, ADMIN], "web-shop")).toBe(SOCKET);
});

it("passes retired ports over, and has none for a service without another", () => {
  const gone = { ...SHOP, port: 2999, status: "retired" as const };
  expect(mainRowOf([gone, SHOP], "web-shop")).toBe(SHOP);
  expect(mainRowOf([SOCKET, gone], "web-shop")).toBe(SOCKET);
  expect(mainRowOf([gone], "web-shop")).toBeUndefined();
  expect(mainRowOf([SHOP], "shop")).toBeUndefined();
});
