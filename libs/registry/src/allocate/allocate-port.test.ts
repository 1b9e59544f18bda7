import { expect, it } from "vitest";
import { parsed, SAMPLE, sampleRow } from "../../test/sample.ts";
import { refusalOf, unwrap } from "../../test/unwrap.ts";
import { type AllocationRequest, allocatePort } from "./allocate-port.ts";

const { spec } = parsed();
const refused = (request: AllocationRequest) => refusalOf(allocatePort(spec, request));
const full = { ...spec, ports: [...spec.ports, sampleRow(9002), sampleRow(9003)] };
const elsewhere = [{ port: 9002, holder: "billing on branch feature/billing" }];

it("gives the lowest free port of the range, past a retired one", () => {
  expect(unwrap(allocatePort(spec, { range: "core" })).port).toBe(9002);
});

it("gives exactly the port that is asked for", () => {
  expect(unwrap(allocatePort(spec, { port: 9003 }))).toEqual({ port: 9003, range: spec.ranges[0] });
});

it("passes over a port that another branch has taken", () => {
  expect(unwrap(allocatePort(spec, { range: "core" }, elsewhere)).port).toBe(9003);
});

it("gives a port of a locked range where it is unlocked", () => {
  expect(unwrap(allocatePort(spec, { range: "vault", unlock: true })).port).toBe(9100);
});

it("gives a port of a fixed range by its number only", () => {
  expect(unwrap(allocatePort(spec, { port: 9222 })).port).toBe(9222);
  expect(refused({ range: "chrome" })).toMatchInlineSnapshot(`
    "RANGE_LOCKED  The ports of chrome 9222 (Chrome) are set outside of the registry.
    Choose a range with a free port (core), or give the number with --port=<number>."
  `);
});

it("gives a port that the system may hand to anyone by its number only", () => {
  const wide = parsed(SAMPLE.replace("9100-9101", "32766-32770")).spec;
  const request = { range: "vault", unlock: true };
  expect(unwrap(allocatePort(wide, { ...request, port: 32768 })).port).toBe(32768);
  const twice = { ...wide, ports: [...wide.ports, sampleRow(32766), sampleRow(32767)] };
  expect(refusalOf(allocatePort(twice, request))).toMatchInlineSnapshot(`
    "RANGE_FULL  vault 32766-32770 has no free port.
      32766  service-32766 (T, active)
      32767  service-32767 (T, active)
      32768  not assigned: the system uses 32768-65535 for outgoing connections
      32769  not assigned: the system uses 32768-65535 for outgoing connections
      32770  not assigned: the system uses 32768-65535 for outgoing connections
    Ranges with free ports: core (2 free). Add another range with: npx nx g range <id> --ports=9010-9019"
  `);
});

it("refuses a locked range", () => {
  expect(refused({ range: "vault" })).toMatchInlineSnapshot(`
    "RANGE_LOCKED  vault 9100-9101 (Vault) is locked; new ports are not assigned there by default.
    Choose a range with a free port (core), or add --unlock if its owners agreed."
  `);
  expect(refused({ port: 9101 })).toBe(refused({ range: "vault" }));
});

it("refuses a range that doesn't exist", () => {
  expect(refused({ range: "cores" })).toMatchInlineSnapshot(`
    "RANGE_UNKNOWN  There is no range "cores".
      core  9000-9003  Core (2 free, next 9002)
    Did you mean --range=core? Give --range=<id>, one of these, or add a new range with: npx nx g range <id> --ports=9010-9019"
  `);
  expect(refusalOf(allocatePort({ ...spec, ranges: [] }, { range: "core" }))).toMatchInlineSnapshot(`
    "RANGE_UNKNOWN  There is no range "core".
    No range has a free port. Add a new range with: npx nx g range <id> --ports=9000-9009"
  `);
});

it("refuses a request without range and port", () => {
  expect(refused({})).toMatchInlineSnapshot(`
    "FLAG_MISSING  Neither a range nor a port is given.
      core  9000-9003  Core (2 free, next 9002)
    Give --range=<id>, one of these, or add a new range with: npx nx g range <id> --ports=9010-9019"
  `);
});

it("refuses a full range, and lists who holds it and where room is", () => {
  expect(refusalOf(allocatePort(full, { range: "core" }))).toMatchInlineSnapshot(`
    "RANGE_FULL  core 9000-9003 has no free port.
      9000  api (Api, active)
      9001  old (Old, retired)
      9002  service-9002 (T, active)
      9003  service-9003 (T, active)
    Widen it with: npx nx g range core --ports=9000-9007"
  `);
});

it("points from a full range to an open one with room", () => {
  const other = { id: "other", from: 9300, to: 9309, purpose: "Other", policy: "open" } as const;
  const roomy = { ...full, ranges: [...full.ranges, other] };
  expect(refusalOf(allocatePort(roomy, { range: "core" }))).toContain(
    "\nRanges with free ports: other (10 free). Widen it with: npx nx g range core --ports=9000-9007",
  );
});

it("lists thirty holders of a full range at most", () => {
  const wide = { id: "wide", from: 9300, to: 9339, purpose: "Wide", policy: "open" } as const;
  const rows = Array.from({ length: 40 }, (_, index) => sampleRow(9300 + index));
  const text = refusalOf(allocatePort({ ...spec, ranges: [wide], ports: rows }, { range: "wide" })).split("\n");
  expect(text).toHaveLength(33);
  expect(text.slice(30)).toEqual([
    "  9329  service-9329 (T, active)",
    "  and 10 more",
    "Widen it with: npx nx g range wide --ports=9300-9379",
  ]);
});

it("refuses a port that has an owner", () => {
  expect(refused({ port: 9000 })).toMatchInlineSnapshot(`
    "PORT_TAKEN  9000 belongs to api (Api, active), owned by services/api.
    Give --range=core in place of --port to get the next free port, 9002."
  `);
});

it("refuses a port that has none yet", () => {
  expect(refusalOf(allocatePort(full, { port: 9003 }))).toMatchInlineSnapshot(`
    "PORT_TAKEN  9003 belongs to service-9003 (T, active), which has no owner yet.
    No range has a free port. Add a new range with: npx nx g range <id> --ports=9010-9019"
  `);
});

it("refuses a port that another branch has taken", () => {
  expect(refusalOf(allocatePort(spec, { port: 9002 }, elsewhere))).toMatchInlineSnapshot(`
    "PORT_TAKEN  9002 is taken by billing on branch feature/billing.
    Give --range=core in place of --port to get the next free port, 9003."
  `);
});

it("refuses a retired port", () => {
  expect(refused({ port: 9001 })).toMatchInlineSnapshot(`
    "PORT_RETIRED  9001 belonged to old (Old) and is retired; a retired port is never assigned again.
    Give --range=core in place of --port to get the next free port, 9002."
  `);
});

it("says whose a port is rather than that its range is locked", () => {
  const taken = { ...spec, ports: [sampleRow(9100)] };
  expect(refusalOf(allocatePort(taken, { port: 9100 }))).toContain("PORT_TAKEN");
});

it("refuses a port outside of the range that is named, or of any", () => {
  expect(refused({ range: "vault", port: 9002 })).toMatchInlineSnapshot(`
    "PORT_OUT_OF_RANGE  9002 is not in vault 9100-9101.
    Leave out one of the two flags: 9002 is in core 9000-9003."
  `);
  expect(refused({ port: 80 })).toMatchInlineSnapshot(`
    "PORT_OUT_OF_RANGE  80 belongs to no range.
      core  9000-9003  Core (2 free, next 9002)
    Give --range=<id>, one of these, or add a new range with: npx nx g range <id> --ports=9010-9019"
  `);
});

it("refuses a port to which browsers don't talk", () => {
  const wide = parsed(SAMPLE.replace("9100-9101", "5999-6001")).spec;
  const request = { port: 6000, unlock: true };
  expect(refusalOf(allocatePort(wide, request))).toMatchInlineSnapshot(
    `
    "PORT_UNSAFE  6000 can't be used: browsers and fetch refuse to connect to it.
    Give --range=vault in place of --port to get the next free port, 5999."
  `,
  );
});
