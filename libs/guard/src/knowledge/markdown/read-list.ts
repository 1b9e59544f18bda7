import type { Gather } from "../gather.ts";
import { cleanName } from "../text/clean-name.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { roleOfHeader } from "../text/role-of-header.ts";
import { SENTENCES } from "../text/vocabulary.ts";
import type { Block, Item } from "./blocks.ts";
import { readMoves, readText, whole } from "./read-lines.ts";
import { type Field, fieldOf, readRecord } from "./read-record.ts";
import type { Rich } from "./rich-text.ts";
import { rangeIn, type Scope, scopeBelow } from "./scope.ts";

/** Reads the items of a list and what stands below them; `readBlocks` reads other blocks in them. */
export function readList(
  items: readonly Item[],
  scope: Scope,
  to: Gather,
  readBlocks: (blocks: readonly Block[], scope: Scope) => void,
  above?: string,
): void {
  const lines = items.flatMap((item) => whole(item) ?? []);
  if (readMoves(lines, scope, to)) return;
  const fields = fieldsOf(items);
  const isRecord =
    fields.some(({ key }) => roleOfHeader(key) === "port") || (scope.fact !== undefined && fields.length > 0);
  if (isRecord && readRecord(fields, scope, to, above)) return;
  const within = listsPorts(lines) ? { ...scope, speaksOfPorts: true } : scope;
  for (const item of items) readItem(item, within, to, readBlocks);
}

/** `15000 – Entry point`, at least three times, and nothing else: a list of ports without the word for it. */
function listsPorts(lines: readonly Rich[]): boolean {
  const numbers = lines.flatMap(
    ({ text }) => /^\W*(\d{4,5})(?:\s*[-–—]\s*\d{4,5})?\s*(?:\s[-–—]|:|→|=)+\s*\S/u.exec(text)?.[1] ?? [],
  );
  const areYears = numbers.every((digits) => Number(digits) >= 1900 && Number(digits) <= 2100);
  return numbers.length >= 3 && numbers.length >= lines.length * 0.8 && !areYears;
}

function readItem(
  item: Item,
  scope: Scope,
  to: Gather,
  readBlocks: (blocks: readonly Block[], scope: Scope) => void,
): void {
  const line = whole(item);
  const isPlain = item.lines.length > 1 && item.lines.every(({ text }) => numbersIn(text).length > 0);
  const fact = isPlain
    ? item.lines.map((each) => readText(each, scope, to, "item"))[0]
    : line && readText(line, scope, to, "item");
  const below: Scope = { ...scope, fact, subject: undefined };
  if (line && rangeIn(line.text)) Object.assign(below, scopeBelow(scope, line.text));
  else if (line && fact === undefined) below.title = cleanName(line.text.replace(/[:：].*$/u, "")) ?? scope.title;
  const title = line && cleanName(line.text.replace(/[:：]\s*$/u, ""));
  for (const child of item.children)
    if (child.kind === "list") readList(child.items, below, to, readBlocks, title);
    else readBlocks([child], below);
}

const fieldsOf = (items: readonly Item[]): Field[] =>
  items.flatMap((item) => {
    const line = whole(item);
    const field = line && fieldOf(line);
    if (field === undefined || item.children.length > 0) return [];
    return roleOfHeader(field.key) !== undefined || SENTENCES.credentials.isIn(field.key) ? [field] : [];
  });
