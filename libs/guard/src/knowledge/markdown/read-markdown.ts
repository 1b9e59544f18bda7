import type { DocumentHead } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { plain } from "../text/phrases.ts";
import { policyOf, withoutPolicy } from "../text/policy-of.ts";
import { SENTENCES } from "../text/vocabulary.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { plainRich } from "./plain-rich.ts";
import { readFence } from "./read-fence.ts";
import { readHeadLine, readHistory } from "./read-head.ts";
import { readMoves, readText } from "./read-lines.ts";
import { readList } from "./read-list.ts";
import { fieldOf, readRecord } from "./read-record.ts";
import { readTable } from "./read-table.ts";
import type { Rich } from "./rich-text.ts";
import { rangeIn, type Scope, scopeBelow, scopeOfFile, titleOf } from "./scope.ts";
import { type PlainRow, type Section, sectionsOf } from "./sections.ts";

/** Reads a Markdown document, or a text that is written like one. */
export async function readMarkdown(path: string, text: string, to: Gather): Promise<void> {
  const head: DocumentHead = { history: [] };
  const { body, line } = withoutFrontMatter(text, head);
  const sections = sectionsOf(body, (at, problem) =>
    to.doubt({
      place: { path, line: at + line - 1, column: 1 },
      code: "UNREADABLE",
      message:
        problem === "TOO_MUCH"
          ? "From here on the document is too long to be read. Split it."
          : "This line is too long to be text.",
      question: "What does it say about ports?",
    }),
  );
  const open: { depth: number; scope: Scope }[] = [{ depth: 0, scope: scopeOfFile(path, text) }];
  for (const [index, section] of sections.entries()) {
    while (open.length > 1 && section.depth > 0 && (open.at(-1)?.depth ?? 0) >= section.depth) open.pop();
    const above = open.at(-1)?.scope ?? scopeOfFile(path, text);
    const scope = await readSection(
      { ...section, line: section.line + line - 1 },
      line - 1,
      above,
      to,
      index < 3 ? head : undefined,
      head,
    );
    if (section.depth > 0) open.push({ depth: section.depth, scope });
  }
  if (head.title ?? head.version ?? head.status ?? head.date ?? head.history[0]) to.head(head);
}

/** Reads one section; the scope of those below it. */
async function readSection(
  section: Section,
  offset: number,
  above: Scope,
  to: Gather,
  opening: DocumentHead | undefined,
  head: DocumentHead,
): Promise<Scope> {
  const [first = ""] = section.text.split("\n", 1);
  if (!section.hasNumber && section.rows.length === 0 && !opening) {
    if (section.depth === 0) return above;
    const [heading] = blocksOf(first, section.line);
    return heading?.kind === "heading" ? scopeBelow(above, heading.text.text) : above;
  }
  const rows = section.rows.map((row) => ({ ...row, line: row.line + offset }));
  const blocks = blocksOf(section.text, section.line);
  let scope = above;
  const rest: Block[] = [];
  for (const block of blocks) {
    if (block.kind === "heading" && block === blocks[0]) {
      scope = readHeading(block.text, above, to);
      if (block.depth === 1 && opening) head.title ??= block.text.text.trim();
    } else rest.push(block.kind === "table" && block === blocks.at(-1) ? withRows(block, rows) : block);
    if (opening && block.kind === "lines") for (const line of block.lines) readHeadLine(line.text, head);
    if (opening && block.kind === "list")
      for (const { lines } of block.items) for (const line of lines) readHeadLine(line.text, head);
  }
  await readBlocks(rest, scope, to, head);
  return scope;
}

function readHeading(text: Rich, above: Scope, to: Gather): Scope {
  const scope = scopeBelow(above, text.text);
  if (scope.isHistory) return scope;
  const range = rangeIn(text.text);
  if (range) {
    const title = titleOf(withoutPolicy(text.text));
    const place = { path: to.path, line: text.line, column: text.column };
    to.range({ place, from: range.port, to: range.to ?? range.port, title, policy: policyOf(text.text) });
    return scope;
  }
  if (numbersIn(text.text).every(({ form, port }) => form === "plain" && port < 80)) return scope;
  const subject = subjectOf(text.text);
  if (subject !== undefined) return { ...scope, subject };
  const title = { ...text, text: text.text.replace(/^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+/, "") };
  // `6400 - Event hub`, in a document about ports.
  const leads = scope.hasPorts && /^\W*\d{4,5}\s*[-–—:]\s*\p{L}/u.test(title.text);
  return { ...scope, fact: readText(title, { ...scope, speaksOfPorts: scope.speaksOfPorts || leads }, to, "heading") };
}

/** A long table goes on with rows that need no parser. */
function withRows(table: Extract<Block, { kind: "table" }>, rows: readonly PlainRow[]): Block {
  const plain = rows.map(({ line, text }) => {
    const start = text.indexOf("|") + 1;
    let at = start;
    return text
      .slice(start, text.lastIndexOf("|"))
      .split("|")
      .map((cell) => {
        const column = at + Math.max(0, cell.search(/\S/)) + 1;
        at += cell.length + 1;
        return plainRich(cell.trim(), line, column);
      });
  });
  return { kind: "table", rows: [...table.rows, ...plain] };
}

/** `Port 3000:` and nothing else. */
function subjectOf(text: string): number | undefined {
  const numbers = numbersIn(text);
  const [number] = numbers;
  if (numbers.length !== 1 || number === undefined || number.form !== "word") return undefined;
  const rest = `${text.slice(0, number.start)} ${text.slice(number.end)}`;
  return plain(SENTENCES.portWords.without(rest)).replace(/[\s\p{P}\p{S}]/gu, "") === "" ? number.port : undefined;
}

async function readBlocks(blocks: readonly Block[], above: Scope, to: Gather, head: DocumentHead): Promise<void> {
  let scope = above;
  let label: string | undefined;
  for (const block of blocks) {
    if (block.kind === "heading") scope = readHeading(block.text, above, to);
    else if (block.kind === "lines") {
      const [first] = block.lines;
      const subject = first && block.lines.length === 1 ? subjectOf(first.text) : undefined;
      scope = { ...scope, subject: subject ?? scope.subject };
      if (subject === undefined) readParagraph(block.lines, scope, to);
      else if (first && !/[:：]\s*$/u.test(first.text) && isAlone(blocks, scope)) addTitled(first, subject, scope, to);
      label = first && block.lines.length === 1 ? labelOf(first.text) : undefined;
      continue;
    } else if (block.kind === "list") {
      const inner: { blocks: readonly Block[]; scope: Scope }[] = [];
      readList(
        block.items,
        withLabel(scope, label),
        to,
        (more, below) => inner.push({ blocks: more, scope: below }),
        label,
      );
      for (const more of inner) await readBlocks(more.blocks, more.scope, to, head);
      scope = { ...scope, subject: above.subject };
    } else if (block.kind === "table") {
      if (!readHistory(block.rows, head)) readTable(block.rows, withLabel(scope, label), to);
    } else await readFence(block, withLabel(scope, label), to);
    label = undefined;
  }
}

/** `## SMTP`, and `Port 25` as the first line below it. */
function addTitled(line: Rich, port: number, scope: Scope, to: Gather): void {
  if (scope.title === undefined || scope.isExample || scope.isHistory) return;
  const place = { path: to.path, line: line.line, column: line.columnAt(numbersIn(line.text)[0]?.start ?? 0) };
  to.port({ place, source: "document", port, name: scope.title, status: scope.status, range: scope.range });
}

/** Whether no other line of the section names a number in the same way, so that it is the number of its heading. */
const isAlone = (blocks: readonly Block[], { isExample }: Scope): boolean =>
  !isExample &&
  blocks.filter((block) => block.kind === "lines" && block.lines.length === 1 && subjectOf(block.lines[0]?.text ?? ""))
    .length === 1;

/** A short line above a list or a table is its heading. */
const labelOf = (text: string): string | undefined =>
  text.length < 100 && !/[.。!]\s*$/u.test(text) ? text : undefined;

const withLabel = (scope: Scope, label: string | undefined): Scope => {
  if (label === undefined) return scope;
  const below = scopeBelow(scope, label);
  return { ...scope, ...below, fact: scope.fact, subject: scope.subject, title: below.title ?? scope.title };
};

/** `web: 8080`, `web --> 80, 443`: a name and numbers, and nothing else. */
const IS_PAIR = /^\D{1,40}(?:[:：=]|[-=]+>|→)[\s`*\d,;/:]+$/u;

function readParagraph(lines: readonly Rich[], scope: Scope, to: Gather): void {
  const joined = lines[0] && { ...lines[0], text: lines.map(({ text }) => text.trim()).join(" ") };
  if (joined === undefined || !/\d{2}/.test(joined.text)) {
    if (scope.fact && lines.length > 1)
      readRecord(
        lines.flatMap((line) => fieldOf(line) ?? []),
        scope,
        to,
      );
    return;
  }
  if (readMoves(lines, scope, to) || (lines.length > 1 && readMoves([joined], scope, to))) return;
  const fields = lines.flatMap((line) => fieldOf(line) ?? []);
  if (fields.length === lines.length && fields.length > 1 && readRecord(fields, scope, to)) return;
  const isLines =
    lines.length > 1 &&
    lines.filter(({ text }) => numbersIn(text).length > 0).length >= lines.length * 0.6 &&
    lines.every(({ text }) => !/^\s*\p{Ll}/u.test(text) || IS_PAIR.test(text));
  const isShort = joined.text.length < 80 && !/[.。]\s*$/u.test(joined.text);
  if (isLines) for (const line of lines) readText(line, scope, to, "item");
  else readText(joined, scope, to, isShort ? "line" : "sentence");
}

function withoutFrontMatter(text: string, head: DocumentHead): { body: string; line: number } {
  const match = /^---\r?\n([\s\S]{0,10000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { body: text, line: 1 };
  const fields = match[1] ?? "";
  for (const line of fields.split(/\r?\n/)) {
    readHeadLine(line.replace(/(["'])(.*)\1\s*$/, "$2"), head);
    head.title ??= /^title:\s*["']?(.+?)["']?\s*$/i.exec(line)?.[1];
  }
  return { body: text.slice(match[0].length), line: match[0].split("\n").length };
}
