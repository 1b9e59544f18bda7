import { expect, it } from "vitest";
import { parsed, SAMPLE, withRow } from "../../test/sample.ts";
import { refusalOf } from "../../test/unwrap.ts";
import { parseSpec } from "./parse-spec.ts";

const refused = (text: string) => refusalOf(parseSpec(text));
const edited = (from: string | RegExp, to: string) => refused(SAMPLE.replace(from, to));

it("reads ranges in the author's order and ports in ascending order", () => {
  const { spec } = parsed(SAMPLE.replace("  9000:", "  9002:"));
  expect(spec.ranges).toEqual([
    { id: "core", from: 9000, to: 9003, purpose: "Core", policy: "open" },
    { id: "vault", from: 9100, to: 9101, purpose: "Vault", policy: "locked" },
    { id: "chrome", from: 9222, to: 9222, purpose: "Chrome", policy: "fixed" },
  ]);
  expect(spec.ports.map(({ port, service }) => [port, service])).toEqual([
    [9001, "old"],
    [9002, "api"],
  ]);
});

it.each(["", " {}", " ~", " null", " # none yet"])("reads `ports:%s` as no rows yet", (value) => {
  const text = SAMPLE.replace(/ports:\n[\s\S]*\nhistory/, `ports:${value}\nhistory`);
  expect(parsed(text).spec.ports).toEqual([]);
});

it("reads a byte order mark and CRLF", () => {
  expect(parsed(`\uFEFF${SAMPLE.replaceAll("\n", "\r\n")}`).spec).toEqual(parsed().spec);
});

it("refuses a port in quotes, and points at that one where it stands beside its like", () => {
  expect(refused(withRow('"9000"', "b", "B_PORT"))).toMatchInlineSnapshot(`
    "spec/ports.yaml:27:3  SPEC_INVALID  Port 9000 is written as text.
      27 |   "9000": { service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, status: active }
         |   ~~~~~~
    Leave out the quotes."
  `);
});

it("refuses a port that is no number", () => {
  expect(edited("9000:\n", "api:\n")).toMatchInlineSnapshot(`
    "spec/ports.yaml:12:3  SPEC_INVALID  ports.api must be a port number.
      12 |   api:
         |   ~~~"
  `);
});

it("refuses a key that the format doesn't have", () => {
  expect(edited("    env: API", "    colour: red\n    env: API")).toMatchInlineSnapshot(`
    "spec/ports.yaml:17:5  SPEC_INVALID  ports.9000.colour is not part of the format.
      17 |     colour: red
         |     ~~~~~~
    Fields here: service, title, protocol, purpose, env, url, address, owner, status, exclusive, group, rationale, image, container, mounts, environment, uses, healthcheck, previous."
  `);
  expect(refused(`${SAMPLE}colours: {}\n`)).toMatchInlineSnapshot(`
    "spec/ports.yaml:30:1  SPEC_INVALID  colours is not part of the format.
      30 | colours: {}
         | ~~~~~~~
    Fields here: title, status, version, date, settings, references, ranges, ports, history."
  `);
});

it("refuses a row without one of its fields, pointing at the row", () => {
  expect(edited("    env: API_PORT\n", "")).toMatchInlineSnapshot(`
    "spec/ports.yaml:12:3  SPEC_INVALID  ports.9000.env is missing.
      12 |   9000:
         |   ~~~~"
  `);
});

it("refuses a file without its version", () => {
  expect(edited("version: 1.0.0\n", "")).toMatchInlineSnapshot(`
    "spec/ports.yaml:1:1  SPEC_INVALID  version is missing.
      1 | title: Sample
        | ~~~~~"
  `);
});

it("refuses a range without its ports", () => {
  expect(edited("ports: 9000-9003, ", "")).toMatchInlineSnapshot(`
    "spec/ports.yaml:7:3  SPEC_INVALID  ranges.core.ports is missing.
      7 |   core: { purpose: Core }
        |   ~~~~"
  `);
});

it("refuses a protocol, status or policy that doesn't exist, all of them at once", () => {
  const text = SAMPLE.replace("HTTP", "http").replace("active", "live").replace("fixed", "shut");
  expect(refused(text)).toMatchInlineSnapshot(`
    "spec/ports.yaml:9:51  SPEC_INVALID  ranges.chrome.policy must be one of open, locked, fixed.
      9 |   chrome: { ports: 9222, purpose: Chrome, policy: shut }
        |                                                   ~~~~

    spec/ports.yaml:15:15  SPEC_INVALID  ports.9000.protocol must be one of HTTP, WS, HTTP/WS, GRPC, TCP, UDP, CDP.
      15 |     protocol: http
         |               ~~~~

    spec/ports.yaml:19:13  SPEC_INVALID  ports.9000.status must be one of reserved, allocated, active, retired.
      19 |     status: live
         |             ~~~~"
  `);
});

it.each(["2026-02-30", "19.1.2026", "today"])("refuses the date %s", (date) => {
  expect(edited("date: 2026-01-19\n", `date: ${date}\n`)).toBe(
    [
      "spec/ports.yaml:4:7  SPEC_INVALID  date must be a date such as 2026-01-19.",
      `  4 | date: ${date}`,
      `    |       ${"~".repeat(date.length)}`,
    ].join("\n"),
  );
});

it.each(["v1.0.0", "1.0.0-rc.1", "1.0.0.0", "01.0.0"])("refuses the version %s", (version) => {
  expect(edited("version: 1.0.0\n", `version: ${version}\n`)).toBe(
    [
      "spec/ports.yaml:3:10  SPEC_INVALID  version must be three numbers such as 1.0.0.",
      `  3 | version: ${version}`,
      `    |          ${"~".repeat(version.length)}`,
    ].join("\n"),
  );
});

it.each(["0", "70000", "9000 - 9003", "9000-", "all"])("refuses the span %s", (span) => {
  expect(edited("9000-9003", span)).toContain(
    "SPEC_INVALID  ranges.core.ports must be one port or first-last, such as 9010-9019.",
  );
});

it("refuses a range id in capitals", () => {
  expect(edited("  core:", "  Core:")).toMatchInlineSnapshot(`
    "spec/ports.yaml:7:3  SPEC_INVALID  ranges.Core must be lower-case words joined by hyphens.
      7 |   Core: { ports: 9000-9003, purpose: Core }
        |   ~~~~"
  `);
});

it("refuses a variable in small letters", () => {
  expect(edited("API_PORT", "api_port")).toMatchInlineSnapshot(`
    "spec/ports.yaml:17:10  SPEC_INVALID  ports.9000.env must be capitals, digits and underscores.
      17 |     env: api_port
         |          ~~~~~~~~"
  `);
});

it("refuses a service name that no folder could have", () => {
  expect(edited("service: api", "service: Api_1")).toMatchInlineSnapshot(`
    "spec/ports.yaml:13:14  SPEC_INVALID  ports.9000.service must be lower-case words joined by hyphens.
      13 |     service: Api_1
         |              ~~~~~"
  `);
});

it.each([
  ["7", "must be text"],
  ['""', "must not be empty"],
  ['"a\\nb"', "must be one line without control characters"],
  ['"a\\u202eb"', "must be one line without control characters"],
  ['"a\\u2028b"', "must be one line without control characters"],
  ['" a"', "must not begin or end with a blank"],
  ["x".repeat(201), "must have at most 200 characters"],
])("refuses the title %.20s: it %s", (title, reason) => {
  expect(edited("title: Api", `title: ${title}`)).toContain(
    `spec/ports.yaml:14:12  SPEC_INVALID  ports.9000.title ${reason}.\n`,
  );
});

it.each(["yes", "1", '"true"'])("refuses `exclusive: %s`", (value) => {
  expect(edited("    env: API", `    exclusive: ${value}\n    env: API`)).toContain(
    "SPEC_INVALID  ports.9000.exclusive must be a boolean.",
  );
});

it.each([
  ["- a", "The file must be a mapping."],
  ["hello", "The file must be a mapping."],
  [SAMPLE.replace(/ports:\n[\s\S]*\nhistory/, "ports: []\nhistory"), "ports must be a mapping."],
  [SAMPLE.replace(/history:[\s\S]*/, "history: {}\n"), "history must be a list."],
  [SAMPLE.replace(/9001:\n[\s\S]*\nhistory/, "9001: old\nhistory"), "ports.9001 must be a mapping."],
])("refuses what has another shape (%#)", (text, message) => {
  expect(refused(text)).toContain(`SPEC_INVALID  ${message}`);
});

it.each([
  ["a row", "protocol: HTTP", "protocl: HTTP", "protocol"],
  ["a range", "purpose: Core", "pupose: Core", "purpose"],
  ["the file", "title: Sample", "titel: Sample", "title"],
])("asks what a misspelt field of %s means", (_, field, misspelt, meant) => {
  const parsed = parseSpec(SAMPLE.replace(field, misspelt));
  if (parsed.ok) throw new Error("The field is unknown.");
  const unknown = parsed.failures.find(({ message }) => message.includes("not part of the format"));
  expect(unknown?.fix).toMatch(new RegExp(`^Did you mean ${meant}\\? Fields here: `));
  expect(unknown?.choices).toContain(meant);
});
