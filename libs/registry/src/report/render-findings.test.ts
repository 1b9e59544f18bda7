import type { Log } from "sarif";
import { expect, it } from "vitest";
import type { Failure, Place } from "./failure.ts";
import { FORMATS, renderFindings } from "./render-findings.ts";

const place: Place = {
  file: "spec/ports.yaml",
  line: 41,
  column: 3,
  length: 4,
  source: "  9041: 50%, a:b",
};
const OUT_OF_RANGE: Failure = {
  code: "PORT_OUT_OF_RANGE",
  message: "9041 belongs to no range.",
  place,
  details: ["50% of it, or more: all"],
  fix: "Move it.",
};
const DELETED: Failure = {
  code: "ROW_DELETED",
  message: "9010 is gone.",
  place: { ...place, revision: "origin/main" },
};
const NOWHERE: Failure = { code: "FOLDER_UNREGISTERED", message: "services/x has no row." };
const WARNING: Failure = {
  code: "RANGE_LOW",
  message: "core has one port left.",
  place: { ...place, file: "a b/c,d:e.yaml" },
};
const FINDINGS = { errors: [OUT_OF_RANGE, DELETED, NOWHERE], warnings: [WARNING] };
const TOOL = { command: "check", version: "1.2.3" };
const sarif = (prefix?: string): Log =>
  JSON.parse(renderFindings("sarif", FINDINGS, { ...TOOL, ...(prefix && { prefix }) }));

it("shows people the errors, then the warnings, then how many", () => {
  expect(renderFindings("text", FINDINGS, TOOL)).toMatchInlineSnapshot(`
    "spec/ports.yaml:41:3  PORT_OUT_OF_RANGE  9041 belongs to no range.
      41 |   9041: 50%, a:b
         |   ~~~~
      50% of it, or more: all
    Move it.

    origin/main:spec/ports.yaml:41:3  ROW_DELETED  9010 is gone.
      41 |   9041: 50%, a:b
         |   ~~~~

    FOLDER_UNREGISTERED  services/x has no row.

    Warnings:

    a b/c,d:e.yaml:41:3  RANGE_LOW  core has one port left.
      41 |   9041: 50%, a:b
         |   ~~~~

    3 errors, 1 warning."
  `);
});

it("gives scripts the values themselves", () => {
  expect(JSON.parse(renderFindings("json", FINDINGS, TOOL))).toEqual(FINDINGS);
});

it("gives GitHub one command a finding, none of which text from a spec can end or forge", () => {
  expect(renderFindings("github", FINDINGS, TOOL)).toMatchInlineSnapshot(`
    "::error file=spec/ports.yaml,line=41,col=3,endColumn=7,title=PORT_OUT_OF_RANGE::9041 belongs to no range.%0A50%25 of it, or more: all%0AMove it.
    ::error file=spec/ports.yaml,title=ROW_DELETED::9010 is gone.%0Aorigin/main:spec/ports.yaml:41:3
    ::error title=FOLDER_UNREGISTERED::services/x has no row.
    ::warning file=a b/c%2Cd%3Ae.yaml,line=41,col=3,endColumn=7,title=RANGE_LOW::core has one port left.
    3 errors, 1 warning."
  `);
  const forged = { ...NOWHERE, message: "x\n::set-env name=A::b\r\n::error::y" };
  const lines = renderFindings("github", { errors: [forged], warnings: [] }, TOOL).split("\n");
  expect(lines).toHaveLength(2);
});

it("gives GitHub no more annotations of a level than it takes, and the log all that is left", () => {
  const annotations = (count: number) => {
    const errors = Array.from({ length: count }, (_, at) => ({ ...OUT_OF_RANGE, place: { ...place, line: at + 1 } }));
    const forged = { ...WARNING, message: "x\n::error::y" };
    const lines = renderFindings("github", { errors, warnings: [forged] }, { ...TOOL, prefix: "shop/" }).split("\n");
    const commands = lines.filter((line) => line.startsWith("::error "));
    expect(lines.filter((line) => /^\s*::/.test(line))).toHaveLength(commands.length + 1);
    return { commands, lines };
  };
  expect(annotations(10).commands).toHaveLength(10);
  expect(annotations(10).lines).toHaveLength(12);
  const { commands, lines } = annotations(10_000);
  expect(commands).toHaveLength(10);
  expect(commands.at(-1)).toBe("::error title=9991 more::9991 more errors are in the log of this step.");
  const left = lines.slice(10, -2);
  expect(left).toHaveLength(9991);
  for (const [at, line] of left.entries()) expect(line.startsWith(`shop/spec/ports.yaml:${at + 10}:3  `)).toBe(true);
});

it("names files from the repository's top level where the workspace lies below it", () => {
  const text = renderFindings("github", FINDINGS, { ...TOOL, prefix: "apps/shop/" });
  expect(text).toContain("file=apps/shop/spec/ports.yaml,line=41,col=3,endColumn=7,title=");
  const uris = sarif("apps/shop/").runs[0]?.results?.map(
    ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
  );
  expect(uris).toEqual([
    ...Array.from({ length: 3 }, () => "apps/shop/spec/ports.yaml"),
    "apps/shop/a%20b/c%2Cd%3Ae.yaml",
  ]);
});

it("gives SARIF 2.1.0 with all that its schema and GitHub's code scanning require", () => {
  const log = sarif();
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  expect(run?.tool.driver).toMatchObject({ name: "berth", version: "1.2.3" });
  const rules = run?.tool.driver.rules ?? [];
  for (const rule of rules) expect(rule.help?.text).toBe(rule.shortDescription?.text);
  expect(run?.results).toHaveLength(4);
  for (const result of run?.results ?? []) {
    expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
    expect(result.locations).toHaveLength(1);
  }
  expect(run?.results?.[0]).toMatchInlineSnapshot(`
    {
      "level": "error",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "spec/ports.yaml",
            },
            "region": {
              "endColumn": 7,
              "startColumn": 3,
              "startLine": 41,
            },
          },
        },
      ],
      "message": {
        "text": "9041 belongs to no range.
    50% of it, or more: all
    Move it.",
      },
      "ruleId": "PORT_OUT_OF_RANGE",
      "ruleIndex": 1,
    }
  `);
  // A line of the base is not a line of the file that is shown.
  expect(run?.results?.[1]?.locations?.[0]?.physicalLocation).not.toHaveProperty("region");
});

it("gives SARIF what its schema wants of every place, for ten thousand of them and whatever their names are", () => {
  const names = [
    "a b.ts",
    "50%20.ts",
    "x#y?.ts",
    "n\nl.ts",
    "c,d:e.ts",
    "[id].ts",
    "a\\b.ts",
    "\u00fc\ud83d\ude00.ts",
    "//x",
  ];
  const errors = Array.from({ length: 10_000 }, (_, at) => ({
    ...OUT_OF_RANGE,
    place: { ...place, file: `src/${at}/${names[at % names.length]}`, line: at + 1 },
  }));
  const log: Log = JSON.parse(renderFindings("sarif", { errors, warnings: [] }, TOOL));
  const places = (log.runs[0]?.results ?? []).map(({ locations }) => locations?.[0]?.physicalLocation);
  expect(places).toHaveLength(10_000);
  // The characters of a URI reference: RFC 3986, 2.
  const isUri = (uri: string) => /^(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-F]{2})+$/.test(uri);
  const faults = places.filter((physical, at) => {
    const uri = physical?.artifactLocation?.uri ?? "";
    return !isUri(uri) || decodeURIComponent(uri) !== errors[at]?.place.file || physical?.region?.startLine !== at + 1;
  });
  expect(faults).toEqual([]);
});

it("has nothing but the count to say where nothing was found", () => {
  const none = { errors: [], warnings: [] };
  const said = Object.fromEntries(FORMATS.map((format) => [format, renderFindings(format, none, TOOL)]));
  expect(said).toMatchObject({
    text: "0 errors, 0 warnings.",
    json: '{"errors":[],"warnings":[]}',
    github: "0 errors, 0 warnings.",
  });
  expect(JSON.parse(said["sarif"] ?? "").runs[0].results).toEqual([]);
});
