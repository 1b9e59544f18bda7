import { expect, it } from "vitest";
import { parsed, SAMPLE, withRow } from "../../test/sample.ts";
import { refusalOf } from "../../test/unwrap.ts";
import { parseSpec } from "../read/parse-spec.ts";
import { renderFailures } from "../report/render-failure.ts";

const refused = (text: string) => refusalOf(parseSpec(text));
const edited = (from: string, to: string) => refused(SAMPLE.replace(from, to));
const warned = (text: string) => renderFailures(parsed(text).warnings);
const URL_ROW = "service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, url: OLD_PORT, status: active";

it("has nothing to say about a sound registry", () => {
  expect(warned(SAMPLE)).toBe("");
});

it("refuses a port that belongs to no range", () => {
  expect(refused(withRow("9050", "b", "B_PORT"))).toMatchInlineSnapshot(`
    "spec/ports.yaml:27:3  PORT_OUT_OF_RANGE  9050 belongs to no range.
      27 |   9050: { service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, status: active }
         |   ~~~~
    Ranges: core 9000-9003, vault 9100-9101, chrome 9222. Move the row, or add a range with: npx nx g range <id> --ports=9050-9059"
  `);
});

it("refuses a port that belongs to no range where there are none", () => {
  const text = SAMPLE.replace(/ranges:\n[\s\S]*\nports:/, "ranges: {}\nports:");
  expect(refused(text).split("\n\n")[0]).toMatchInlineSnapshot(`
    "spec/ports.yaml:8:3  PORT_OUT_OF_RANGE  9000 belongs to no range.
      8 |   9000:
        |   ~~~~
    Ranges: none yet; npx nx g range <id> --ports=<first>-<last> adds one. Move the row, or add a range with: npx nx g range <id> --ports=9000-9009"
  `);
});

it("refuses ranges that overlap", () => {
  expect(edited("9100-9101", "9003-9101")).toMatchInlineSnapshot(`
    "spec/ports.yaml:8:19  RANGE_OVERLAP  vault 9003-9101 overlaps core 9000-9003.
      8 |   vault: { ports: 9003-9101, purpose: Vault, policy: locked }
        |                   ~~~~~~~~~
    Change one of the two, so that no port is in both."
  `);
});

it("names one range that another overlaps, not all, and lists the first thirty ranges", () => {
  const many = Array.from({ length: 40 }, (_, nth) => `  r${nth}: { ports: 1100-1200, purpose: R }\n`);
  const text = withRow("9050", "b", "B_PORT").replace("ports:\n", `${many.join("")}ports:\n`);
  const parsed = parseSpec(text);
  if (parsed.ok) throw new Error("it was taken");
  const overlaps = parsed.failures.filter(({ code }) => code === "RANGE_OVERLAP");
  expect(overlaps.map(({ message }) => message)).toEqual(
    many.slice(1).map((_, nth) => `r${nth + 1} 1100-1200 overlaps r0 1100-1200.`),
  );
  expect(parsed.failures.at(-1)?.fix).toMatch(/ r26 1100-1200, and 13 more\. Move the row/);
});

it("refuses a range that ends before it begins", () => {
  expect(edited("9100-9101", "9101-9100")).toMatchInlineSnapshot(`
    "spec/ports.yaml:8:19  SPEC_INVALID  vault ends before it begins.
      8 |   vault: { ports: 9101-9100, purpose: Vault, policy: locked }
        |                   ~~~~~~~~~"
  `);
});

it.each(["80-90", "1023", "60000-65536"])("refuses the range %s, which leaves the safe ports", (span) => {
  expect(edited("9100-9101", span)).toBe(
    [
      "spec/ports.yaml:8:19  PORT_UNSAFE  vault has ports outside of 1024-65535, which no service may use.",
      `  8 |   vault: { ports: ${span}, purpose: Vault, policy: locked }`,
      `    |                   ${"~".repeat(span.length)}`,
    ].join("\n"),
  );
});

it("refuses a port to which browsers don't talk", () => {
  const text = withRow("6000", "b", "B_PORT").replace("9100-9101", "6000-6001");
  expect(refused(text)).toMatchInlineSnapshot(`
    "spec/ports.yaml:27:3  PORT_UNSAFE  6000 can't be used: browsers and fetch refuse to connect to it.
      27 |   6000: { service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, status: active }
         |   ~~~~"
  `);
});

it("refuses a variable that two ports share", () => {
  expect(edited("OLD_PORT", "API_PORT")).toMatchInlineSnapshot(`
    "spec/ports.yaml:25:10  ENV_TAKEN  API_PORT already names the port of api (9000).
      25 |     env: API_PORT
         |          ~~~~~~~~
    Give each port a variable of its own."
  `);
});

it("names the number that a service moved to as the holder of its variable", () => {
  const moved = withRow("9002", "old", "OLD_PORT");
  const text = moved.replace(/ {2}9002: .*\n/, (row) => row + row.replace("9002", "9003").replace("old", "other"));
  expect(refused(text)).toContain("ENV_TAKEN  OLD_PORT already names the port of old (9002).");
  const asUrl = moved.replace(/ {2}9002: .*\n/, (row) => `${row}  9003: { ${URL_ROW} }\n`);
  expect(refused(asUrl)).toContain("ENV_TAKEN  OLD_PORT already names the port of old (9002).");
});

it("refuses a variable that means something to other programs", () => {
  expect(edited("API_PORT", "PATH")).toMatchInlineSnapshot(`
    "spec/ports.yaml:17:10  ENV_INVALID  "PATH" is already used by other programs.
      17 |     env: PATH
         |          ~~~~
    Use capitals, digits and underscores, beginning with a letter, such as PRICE_ALERTS_PORT."
  `);
});

it("refuses a service that is named like a Windows device", () => {
  expect(edited("service: api", "service: nul")).toMatchInlineSnapshot(`
    "spec/ports.yaml:13:14  NAME_INVALID  "nul" names a device on Windows; no folder can have that name there.
      13 |     service: nul
         |              ~~~
    Use lower-case words joined by hyphens, such as price-alerts."
  `);
});

it("refuses a version that its history doesn't know", () => {
  expect(edited("version: 1.0.0\n", "version: 1.1.0\n")).toMatchInlineSnapshot(`
    "spec/ports.yaml:3:10  SPEC_INVALID  The version is 1.1.0, but the newest history row is for 1.0.0.
      3 | version: 1.1.0
        |          ~~~~~
    Increase the version, and add a row to history that says what changed."
  `);
});

it("accepts any version while the history is empty", () => {
  expect(parseSpec(SAMPLE.replace(/history:[\s\S]*/, "history: []\n")).ok).toBe(true);
});

it("refuses a group that is not a range", () => {
  expect(edited("    env: API", "    group: nope\n    env: API")).toMatchInlineSnapshot(`
    "spec/ports.yaml:17:12  RANGE_UNKNOWN  The group nope is not a range.
      17 |     group: nope
         |            ~~~~
    Name one of the ranges: core 9000-9003, vault 9100-9101, chrome 9222; or leave the group out."
  `);
});

it("takes a row that is listed under another range than its own as it was meant", () => {
  const text = SAMPLE.replace("    env: API", "    group: vault\n    env: API");
  expect(warned(text)).toBe("");
});

it("warns of rows that are not in ascending order", () => {
  expect(warned(SAMPLE.replace("  9000:", "  9003:"))).toMatchInlineSnapshot(`
    "spec/ports.yaml:20:3  SPEC_UNSORTED  9001 comes after a higher port.
      20 |   9001:
         |   ~~~~
    Sort the rows by port. Two branches that use the same number conflict in git only if the rows are sorted."
  `);
});

it("warns of a port that the system may hand to anyone", () => {
  const text = withRow("40000", "b", "B_PORT").replace("9222", "40000");
  expect(warned(text)).toMatchInlineSnapshot(`
    "spec/ports.yaml:27:3  PORT_UNSAFE  40000 may be in use at any moment: the system uses 32768-65535 for outgoing connections.
      27 |   40000: { service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, status: active }
         |   ~~~~~"
  `);
});

it("names every error, not only the first", () => {
  const text = SAMPLE.replace("OLD_PORT", "API_PORT").replace("9100-9101", "9003-9101");
  expect(refused(text).match(/[A-Z]+_[A-Z]+(?= {2})/g)).toEqual(["RANGE_OVERLAP", "ENV_TAKEN"]);
});
