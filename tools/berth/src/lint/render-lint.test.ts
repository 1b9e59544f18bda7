import type { Finding } from "@berth/guard";
import { parseSpec, type Spec } from "@berth/registry";
import { RESERVED_API, smallSpec, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { filterFindings } from "./filter-findings.ts";
import { type Report, renderLint } from "./render-lint.ts";

const SPEC: Spec = unwrap(parseSpec(smallSpec(["core: { ports: 9000-9009, purpose: Core }"], RESERVED_API))).spec;

const READ = "Read the variable: Number(process.env.API_PORT ?? 9000).";

function found(file: string, line: number, port: number, more: Partial<Finding> = {}): Finding {
  return {
    code: port === 9000 ? "PORT_HARDCODED" : "PORT_UNASSIGNED",
    message: `About ${port}.`,
    fix: port === 9000 ? READ : `Reserve ${port}.`,
    place: { file, line, column: 3, length: 4, source: `  ${port}` },
    port,
    kind: "bind",
    ...more,
  };
}

const FINDINGS = [
  found("a.ts", 1, 9000),
  found("a.ts", 2, 9000, { kind: "connect" }),
  found("b.py", 7, 9000, { kind: "connect", fix: "Read it in Python." }),
  found("b.py", 8, 9001),
  found("test/a.ts", 1, 4000),
];

const render = (findings: readonly Finding[], more: Partial<Report> = {}) =>
  renderLint({ findings, hidden: 0, spec: SPEC, ...more }, "text");

it("shows people whose each port is and how to read it, then each file, then each place on one line", () => {
  expect(render(FINDINGS)).toMatchInlineSnapshot(`
    "Ports:
      9000  api (API_PORT)   3 in 2 files: 2 connect, 1 bind
      4000  not in the spec  1 in 1 file: 1 bind
      9001  free in core     1 in 1 file: 1 bind

    What to do:
      9000  Read the variable: Number(process.env.API_PORT ?? 9000).
      4000  Reserve 4000.
      9001  Reserve 9001.

    Files:
      2  a.ts  9000
      2  b.py  9000, 9001
      1  test/a.ts  4000

    Findings:
    a.ts:1:3  PORT_HARDCODED  bind 9000.
    a.ts:2:3  PORT_HARDCODED  connect 9000.
    b.py:7:3  PORT_HARDCODED  connect 9000. Read it in Python.
    b.py:8:3  PORT_UNASSIGNED  bind 9001.

    In tests and examples (--no-tests leaves them out):
    test/a.ts:1:3  PORT_UNASSIGNED  bind 4000.

    5 findings in 3 files, 1 of them in tests and examples."
  `);
});

it("names all ports that a way out is for", () => {
  const free = Array.from({ length: 9 }, (_, at) => found("a.ts", at, 9001 + at, { fix: "Reserve one." }));
  expect(render(free)).toContain("\n  9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009  Reserve one.\n");
  expect(render([...free, found("b.ts", 1, 9000)])).toContain(
    "\n  9  a.ts  9001, 9002, 9003, 9004, 9005, 9006, 3 more\n",
  );
});

it("says everything on one line where there is one finding", () => {
  expect(render([found("a.ts", 1, 9000)])).toBe(
    `a.ts:1:3  PORT_HARDCODED  About 9000. ${READ}\n\n1 finding in 1 file.`,
  );
});

it("keeps the message of a place that differs from the others of its port", () => {
  const differs = found("c.ts", 1, 9000, { code: "DEFAULT_DIFFERS", message: "X is 9001.", fix: "Write 9001." });
  expect(render([...FINDINGS, differs])).toContain("c.ts:1:3  DEFAULT_DIFFERS  X is 9001. Write 9001.\n");
});

it("names what was read, what was not and why, and how much is left out", () => {
  const coverage: Report["coverage"] = {
    read: [
      { type: ".tf", files: 12 },
      { type: ".conf", files: 3 },
    ],
    unread: [
      { type: "vendor/", files: 2, reason: "skipped" },
      { type: ".xyz", files: 4, reason: "format" },
    ],
  };
  expect(render([], { coverage, hidden: 3 })).toBe(
    [
      "No hardcoded port.",
      "3 more are left out by --kind, --port or --no-tests.",
      "Read: 12 .tf, 3 .conf.",
      "Not read: 4 .xyz (unknown format); 2 vendor/ (vendored, built or locked).",
    ].join("\n"),
  );
});

it("names the most frequent kinds of files, and all of them in the long form", () => {
  const read = Array.from({ length: 12 }, (_, at) => ({ type: `.x${at}`, files: 2 }));
  const report = { findings: [], hidden: 0, coverage: { read, unread: [] } };
  expect(renderLint(report, "text")).toContain("2 .x7, 8 others.");
  expect(renderLint(report, "long")).toContain("2 .x11.");
});

it("says what the baseline excuses and which of that is fixed, to people and to scripts", () => {
  const excused = { places: 2, fixed: 1 };
  expect(render([], { excused })).toBe(
    [
      "No new hardcoded port.",
      "config/ports.lint.json excuses 2 findings.",
      "1 of its excuses is fixed. To take it out: npx berth lint --baseline --prune",
    ].join("\n"),
  );
  const json = renderLint({ findings: [], hidden: 0, spec: SPEC, excused }, "json");
  expect(JSON.parse(json)).toEqual({ findings: [], baseline: { excused: 2, fixed: 1 } });
});

it("offers the baseline where there are many findings and none is excused yet", () => {
  const many = Array.from({ length: 50 }, (_, at) => found("a.ts", at, 9000));
  const offer = "To start from here and let only new findings fail: npx berth lint --baseline";
  expect(render(many, { excused: { places: 0, fixed: 0 } })).toContain(offer);
  expect(render(many.slice(1), { excused: { places: 0, fixed: 0 } })).not.toContain(offer);
  expect(render(many, { excused: { places: 1, fixed: 0 } })).not.toContain(offer);
});

it("says that nothing was read where nothing was", () => {
  const unread = [{ type: ".xyz", files: 1, reason: "format" as const }];
  expect(render([], { coverage: { read: [], unread } })).toBe("Nothing was read.\nNot read: 1 .xyz (unknown format).");
});

it("lets no text of a file or its name forge a line or a command", () => {
  const hostile = found("a\n::error::x.ts", 1, 9000, { message: "::error::a\nb\u001B[2J", fix: "##[error]c" });
  for (const line of render([hostile, hostile]).split("\n")) expect(line).not.toMatch(/^\s*::|##\[|\p{Cc}/u);
});

it("has the squiggles in the long form", () => {
  const report = { findings: [found("a.ts", 1, 9000)], hidden: 0, spec: SPEC };
  expect(renderLint(report, "long")).toBe(
    `a.ts:1:3  PORT_HARDCODED  About 9000.\n  1 |   9000\n    |   ~~~~\n${READ}\n\n1 finding in 1 file.`,
  );
});

it("filters by port, kind and tests, and keeps the files that can't be judged", () => {
  const unjudged: Finding = { code: "FILE_UNJUDGED", message: "No.", place: found("z.ts", 1, 1).place };
  const all = [...FINDINGS, unjudged];
  const lines = (options: Parameters<typeof filterFindings>[1]) =>
    filterFindings(all, options).map(({ place: { file, line }, port }) => `${file}:${line} ${port}`);
  expect(lines({ port: 9001 })).toEqual(["b.py:8 9001", "z.ts:1 undefined"]);
  expect(lines({ kind: "connect", port: 9000 })).toEqual(["a.ts:2 9000", "b.py:7 9000", "z.ts:1 undefined"]);
  expect(lines({ tests: false })).not.toContain("test/a.ts:1 4000");
  expect(lines({})).toHaveLength(all.length);
});

it("gives each of thousands of findings of one port its line", () => {
  const many = Array.from({ length: 20_000 }, (_, at) => found(`src/${at % 50}.ts`, at, 9000));
  expect(render(many).split("\n")).toHaveLength(20_061);
});
