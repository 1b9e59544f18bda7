import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import * as z from "zod";
import { checkOptions, flagsOf, parseFlags } from "./parse-flags.ts";
import { ServiceOptions } from "./service-options.ts";

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
    { name: "uses", type: "string", description: expect.stringMatching(/ Repeatable\.$/) },
    { name: "previous", type: "string" },
    { name: "mount", type: "string" },
    { name: "container-env", type: "string" },
  ]);
});

it("knows the choices of a flag", () => {
  const protocol = flagsOf(ServiceOptions).find((flag) => flag.name === "protocol");
  expect(protocol?.choices).toEqual(["HTTP", "WS", "HTTP/WS", "GRPC", "TCP", "UDP", "CDP"]);
});

it("refuses a flag that doesn't exist", () => {
  expect(refused("--colour=red")).toBe(`FLAG_INVALID  There is no flag --colour.\n${HINT}`);
});

it.each([
  ["--rnage=core", "--range"],
  ["--protocl", "--protocol"],
  ["--no-reserv", "--no-reserve"],
  ["--urlenv=X", "--url-env"],
])("asks whether %s means %s", (flag, meant) => {
  expect(refused("a", flag)).toContain(`.\nDid you mean ${meant}? ${HINT}`);
});

it.each(["http", "Http", "HTTP"])("takes the protocol %s for HTTP", (protocol) => {
  expect(read("a", `--protocol=${protocol}`)).toEqual({ name: "a", protocol: "HTTP" });
});

it("takes every argument for a path where the command has paths, and a port from its flag only", () => {
  const Paths = z.strictObject({ paths: z.array(z.string()).optional(), port: z.int().optional() });
  expect(unwrap(parseFlags(Paths, ["9000", "src", "--port=9001"]))).toEqual({ paths: ["9000", "src"], port: 9001 });
  expect(unwrap(parseFlags(Paths, ["src"]))).toEqual({ paths: ["src"] });
});

it("refuses a second name", () => {
  expect(refused("a", "b")).toBe(`FLAG_INVALID  Unexpected argument "b".\n${HINT}`);
  expect(refused("a", "--name=b")).toBe(`FLAG_INVALID  Unexpected argument "a".\n${HINT}`);
});

it.each(["abc", "9021.5", "0x2328", "1e4", "", " 9021", "99999999999"])("refuses the port %j", (port) => {
  expect(refused("a", `--port=${port}`)).toBe(`FLAG_INVALID  --port must be a whole number.\n${HINT}`);
});

it("says what the first argument has to be where the command can't do without it", () => {
  const needed = z.strictObject({ port: z.int().min(1).max(65535) });
  const fix = "Give a number from 1 to 65535 as the first argument, or with --port=<port>.";
  expect(refusalOf(parseFlags(needed, []))).toBe(`FLAG_MISSING  The port is missing.\n${fix}`);
  expect(refusalOf(parseFlags(needed, ["abc"]))).toBe(`FLAG_INVALID  "abc" is not a port.\n${fix}`);
  expect(refusalOf(parseFlags(needed, ["--port=0"]))).toBe(`FLAG_INVALID  "0" is not a port.\n${fix}`);
});

it("refuses a value that is not among the choices", () => {
  expect(refused("a", "--protocol=htp")).toBe(
    `FLAG_INVALID  --protocol must be one of HTTP, WS, HTTP/WS, GRPC, TCP, UDP, CDP.\n${HINT}`,
  );
});

it("names every flag that is wrong", () => {
  expect(refused("a", "--protocol=htp", "--port=x").match(/--(?!help)\w+/g)).toEqual(["--port", "--protocol"]);
});

it("checks the options of a door that parses its flags itself", () => {
  expect(unwrap(checkOptions(ServiceOptions, { name: "a", protocol: "ws" }))).toEqual({ name: "a", protocol: "WS" });
  expect(refusalOf(checkOptions(ServiceOptions, { name: "a", urlEvn: "X" }))).toBe(
    `FLAG_INVALID  There is no flag --url-evn.\nDid you mean --url-env? ${HINT}`,
  );
});
