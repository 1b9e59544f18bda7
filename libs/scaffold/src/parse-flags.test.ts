import { expect, it } from "vitest";
import { flagsOf, parseFlags } from "./parse-flags.ts";
import { ServiceOptions } from "./service-options.ts";
import { refusalOf, unwrap } from "./testing/unwrap.ts";

const read = (...args: string[]) => unwrap(parseFlags(ServiceOptions, args));
const refused = (...args: string[]) => refusalOf(parseFlags(ServiceOptions, args));
const HINT = "See all flags with --help.";

it("takes the name from the first argument or from its flag", () => {
  expect(read("price-alerts")).toEqual({ name: "price-alerts" });
  expect(read("--name=price-alerts")).toEqual({ name: "price-alerts" });
  expect(read()).toEqual({});
});

it("takes every flag as the schema types it", () => {
  expect(read("a", "--range=core", "--port", "9021", "--protocol=WS", "--unlock", "--json")).toEqual({
    name: "a",
    range: "core",
    port: 9021,
    protocol: "WS",
    unlock: true,
    json: true,
  });
});

it("takes a list as Nx does: one value is parted at its commas, several are not", () => {
  expect(read("--mount=/a:/b", "--mount", "/c:/d,e")).toEqual({ mount: ["/a:/b", "/c:/d,e"] });
  expect(read("--mount=/a:/b,/c:/d")).toEqual({ mount: ["/a:/b", "/c:/d"] });
  expect(flagsOf(ServiceOptions).filter(({ isList }) => isList)).toMatchObject([
    { name: "previous", type: "string", description: expect.stringMatching(/ Repeatable\.$/) },
    { name: "mount", type: "string" },
  ]);
});

it("knows the choices of a flag", () => {
  const protocol = flagsOf(ServiceOptions).find((flag) => flag.name === "protocol");
  expect(protocol?.choices).toEqual(["HTTP", "WS", "HTTP/WS", "GRPC", "TCP", "UDP", "CDP"]);
});

it("refuses a flag that doesn't exist", () => {
  expect(refused("--rnage=core")).toBe(`FLAG_INVALID  Unknown option '--rnage'.\n${HINT}`);
});

it("refuses a second name", () => {
  expect(refused("a", "b")).toBe(`FLAG_INVALID  Unexpected argument "b".\n${HINT}`);
  expect(refused("a", "--name=b")).toBe(`FLAG_INVALID  Unexpected argument "a".\n${HINT}`);
});

it.each(["abc", "9021.5", "0x2328", "1e4", "", " 9021", "99999999999"])("refuses the port %j", (port) => {
  expect(refused("a", `--port=${port}`)).toBe(`FLAG_INVALID  --port must be a whole number.\n${HINT}`);
});

it("refuses a value that is not among the choices", () => {
  expect(refused("a", "--protocol=http")).toBe(
    `FLAG_INVALID  --protocol must be one of HTTP, WS, HTTP/WS, GRPC, TCP, UDP, CDP.\n${HINT}`,
  );
});

it("names every flag that is wrong", () => {
  expect(refused("a", "--protocol=http", "--port=x").match(/--(?!help)\w+/g)).toEqual(["--port", "--protocol"]);
});
