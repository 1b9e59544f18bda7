import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { berth, TODAY } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const ROW = [
  "service: price-alerts",
  "title: Price Alerts",
  "protocol: HTTP",
  "purpose: price-alerts, as ever",
  "env: PRICE_ALERTS_PORT",
  "owner: services/price-alerts",
  "status: active",
];
const rows = (indent: string) => [`${indent}9021:`, ...ROW.map((field) => indent + indent + field)];
const CHANGE = `- { version: 1.1.0, date: ${TODAY}, change: Added price-alerts on 9021 (analysis) }`;
const FLOW_ROW = `  9021: { ${ROW.join(", ").replace(/price-alerts, as ever/, '"$&"')} }`;

const perLine = (edit: (line: string, index: number) => string) => (text: string) =>
  text.split("\n").map(edit).join("\n");
const breakLines = (text: string) => text.replaceAll("\n", "\r\n");
const endOpen = (text: string) => text.trimEnd();
const mark = (text: string) => `\uFEFF${text}`;
const indentTwice = perLine((line) => line.replace(/^ +/, "$&$&"));
const setApart = perLine((line) => line.replace(/^ {2}\d+:$/, "\n$&"));
const alignValues = perLine((line) => line.replace(/^( {4}\w+):/, "$1:      "));
const comment = perLine((line, index) =>
  /^\s*(?:#|$)/.test(line) ? line : `# above ${index}\n${line} # behind ${index}`,
);
const flow = (text: string) =>
  text.replace(/^ {2}\d+:\n(?: {4}.*\n)+/gm, (row) => {
    const [key = "", ...fields] = row.trimEnd().split("\n");
    const quoted = fields.map((field) => field.trim().replace(/: (.*,.*)$/, ': "$1"'));
    return `${key} { ${quoted.join(", ")} }\n`;
  });

describe("a registry keeps every byte but its version, and gains one row and one change", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterEach(() => workspace.reset());
  afterAll(() => workspace.remove());

  test.each([
    ["as it is", [], [...rows("  "), `  ${CHANGE}`]],
    ["with CRLF", [breakLines], [...rows("  "), `  ${CHANGE}`].map((line) => `${line}\r`)],
    ["with a byte order mark", [mark], [...rows("  "), `  ${CHANGE}`]],
    ["without a line break at its end", [endOpen], [...rows("  "), `  ${CHANGE}`]],
    ["indented by four", [indentTwice], [...rows("    "), `    ${CHANGE}`]],
    ["with blank lines between rows", [setApart], [...rows("  "), "", `  ${CHANGE}`]],
    ["with values in a column", [alignValues], [...rows("  "), `  ${CHANGE}`]],
    ["with comments above and behind every line", [comment], [...rows("  "), `  ${CHANGE}`]],
    ["with each row on one line", [flow], [FLOW_ROW, `  ${CHANGE}`]],
    [
      "with all of that at once",
      [setApart, comment, indentTwice, endOpen, breakLines, mark],
      [...[...rows("    "), ""].map((line) => `${line}\r`), `    ${CHANGE}`],
    ],
  ])("%s", async (_, styles: ((text: string) => string)[], added) => {
    const odd = styles.reduce((text, style) => style(text), workspace.read("spec/ports.yaml"));
    workspace.write("spec/ports.yaml", odd);
    const flags = ["--range=analysis", "--purpose=price-alerts, as ever"];
    const made = await berth(workspace.root, "service", "price-alerts", ...flags);
    expect(made).toMatchObject({ status: 0, stderr: "" });
    const kept = odd.replace("version: 1.0.0", "version: 1.1.0").split("\n");
    expect(subtract(workspace.read("spec/ports.yaml").split("\n"), kept)).toEqual(added);
    const { stdout } = await berth(workspace.root, "check");
    expect(stdout).toMatch(/^0 errors, /m);
    expect(stdout).not.toContain("SPEC_UNSORTED");
  });
});

/** What is left of `lines` when `kept`, which must all be there in this order, are taken away. */
function subtract(lines: readonly string[], kept: readonly string[]): string[] {
  const waiting = [...kept];
  const rest = lines.filter((line) => {
    // What was the last line may have got its own line break.
    const isKept = line === waiting[0] || (waiting.length === 1 && line === `${waiting[0]}\r`);
    if (isKept) waiting.shift();
    return !isKept;
  });
  expect(waiting).toEqual([]);
  return rest;
}
