import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { factsOf } from "../../../test/facts-of.ts";
import type { Audit, Spot } from "../join/audit.ts";
import { joinAudit } from "../join/join-audit.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";

const SMALL = {
  "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 3000 | web |\n\n- 3000-3009: Web\n",
  "compose.yaml": 'services:\n  grafana:\n    image: grafana/grafana\n    ports: ["3000:3000"]\n',
};

const small = async (): Promise<Audit> => joinAudit(await factsOf(SMALL));

it("Markdown of a small audit", async () => {
  await expect(`${renderMarkdown(await small())}\n`).toMatchFileSnapshot("../../../cases/audit/small.md.txt");
});

it("HTML of a small audit", async () => {
  const [, body] = renderHtml(await small()).split("</head>\n");
  await expect(body).toMatchFileSnapshot("../../../cases/audit/small.html.txt");
});

it("JSON of a small audit", async () => {
  const text = `${JSON.stringify(await small(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../../cases/audit/small.json.txt");
});

it("the page allows its own style and nothing else", async () => {
  const page = renderHtml(await small());
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(page.replaceAll("&#39;", "'")).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|<link|<img|src=/);
});

it("the page has the colours and fonts of the monitor's page", () => {
  const path = "../../../../../libs/monitor/page/src/style/tokens.css";
  const tokens = readFileSync(new URL(path, import.meta.url), "utf8");
  const values = [...PAGE_STYLE.matchAll(/^ {2}--[\w]+: (.+;)$/gm)].map(([, value = ""]) => value);
  expect(values.length).toBeGreaterThan(10);
  for (const value of values) expect(tokens).toContain(`: ${value}\n`);
});

const HOSTILE = "a|b\u202E</td><img src=x onerror=1>`\u001B[31m\n# x\" 'y [z](javascript:1) &amp; <!-- ::error";

/** An audit in which every text is an attack. */
async function hostile(): Promise<Audit> {
  const audit = await small();
  const spot: Spot = { path: `${HOSTILE}.ts`, line: 3, role: "binds", detail: HOSTILE };
  return {
    ...audit,
    title: HOSTILE,
    notes: [HOSTILE],
    commit: { id: "f".repeat(40), branch: HOSTILE, isChanged: true, prefix: `${HOSTILE}/` },
    spec: { state: "read", title: HOSTILE, version: HOSTILE, status: HOSTILE },
    issues: audit.issues.map((issue) => ({ ...issue, message: HOSTILE, advice: HOSTILE, spots: [spot] })),
    ports: audit.ports.map((port) => ({
      ...port,
      services: [HOSTILE],
      variables: [HOSTILE],
      advice: HOSTILE,
      spots: [spot],
      row: { env: HOSTILE, status: HOSTILE },
      ...{ protocol: HOSTILE, purpose: HOSTILE },
      listening: { who: HOSTILE, isWrong: true },
    })),
    ranges: audit.ranges.map((range) => ({
      ...range,
      purpose: HOSTILE,
      spot,
      cells: [{ port: 3000, use: "decide", label: HOSTILE }],
    })),
    settled: [{ service: HOSTILE, from: 1, to: 2, reason: HOSTILE }],
    unread: [{ path: HOSTILE, reason: HOSTILE }],
  };
}

const CONTROLS = /\p{Cc}|\p{Bidi_C}/u;

it("no text of others becomes HTML, or reaches a screen as a control", async () => {
  const page = renderHtml(await hostile());
  const body = page.slice(page.indexOf("<body>"));
  for (const tag of body.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(/^<\/?[a-z]\w*(?: [a-z-]+="[^"<>]*")*>$/);
  expect(body).not.toContain("<img");
  expect(body.replaceAll("\n", "")).not.toMatch(CONTROLS);
});

it("no text of others leaves its cell or line in Markdown", async () => {
  const text = renderMarkdown(await hostile());
  const head = text.split("\n").findIndex((line) => line.startsWith("| Port |"));
  const cells = text.split("\n").slice(head, head + 3);
  expect(cells.map((line) => line.split(/(?<!\\)\|/).length)).toEqual([6, 6, 6]);
  expect(text).not.toMatch(/<img|^# x|(?<!\\)\]\(javascript/m);
  expect(text.replaceAll("\n", "")).not.toMatch(CONTROLS);
});

it("long lists are cut with a count, the summary first", async () => {
  const audit = await small();
  const [port] = audit.ports;
  const [issue] = audit.issues;
  if (!port || !issue) throw new Error("The small audit has a port and an issue.");
  const many = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const spots = many(500).map((line): Spot => ({ path: "a.ts", line, role: "connects" }));
  const large: Audit = {
    ...audit,
    ports: many(2000).map((at) => ({ ...port, port: 2000 + at, spots })),
    issues: many(5000).map(() => ({ ...issue, spots })),
  };
  for (const text of [renderMarkdown(large), renderHtml(large)]) {
    expect(text.length).toBeLessThan(600_000);
    expect(text).toContain("and 1750 more");
    expect(text).toContain("and 4940 more");
    expect(text).toContain("and 494 more");
    expect(text.indexOf("5000 to decide")).toBeLessThan(text.indexOf("and 494 more"));
  }
});
