import type { Gather } from "../gather.ts";
import { cleanName } from "../text/clean-name.ts";
import { isCommand } from "../text/is-command.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { roleOfHeader } from "../text/role-of-header.ts";
import { boxesIn } from "./boxes-in.ts";
import { plainRich } from "./plain-rich.ts";
import { readText } from "./read-lines.ts";
import { readTable } from "./read-table.ts";
import type { Rich } from "./rich-text.ts";
import { rangeIn, type Scope, scopeBelow } from "./scope.ts";

const BAR = /[|│║┃]/;
const RULE = /^[\s+|─━═\-=┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯│║:]+$/;
const CORNER = /[┌╔╭┏]|\+-{2,}/;
const BRANCH = /^[\s│|├└─┬┼╰╭┃┣┗━+\\`*•·►▶>-]*/;

/** Reads plain text of a fence: a table, boxes, a tree, or lines. */
export function readDrawing(text: string, firstLine: number, scope: Scope, to: Gather): void {
  const lines = text.split(/\r\n|\r|\n/);
  const rows = tableIn(lines, firstLine);
  if (rows) readTable(rows, scope, to);
  else if (CORNER.test(text)) readBoxes(lines, firstLine, scope, to);
  else readTree(lines, firstLine, scope, to);
}

/** The rows of a table that is drawn with bars; its first row has a header for the ports. */
function tableIn(lines: readonly string[], firstLine: number): Rich[][] | undefined {
  const rows = lines.flatMap((line, index) => {
    if (!BAR.test(line) || RULE.test(line)) return [];
    const cells: Rich[] = [];
    const trimmed = line.replace(/^\s*[|│║┃]/, (lead) => " ".repeat(lead.length)).replace(/[|│║┃]\s*$/, "");
    let at = 0;
    for (const cell of trimmed.split(BAR)) {
      const start = at + Math.max(0, cell.search(/\S/));
      cells.push(plainRich(cell.trim(), firstLine + index, start + 1));
      at += cell.length + 1;
    }
    return [cells];
  });
  const [header, ...body] = rows;
  const width = header?.length ?? 0;
  if (
    !header ||
    width < 2 ||
    body.length === 0 ||
    body.filter((row) => row.length === width).length < body.length * 0.8
  )
    return undefined;
  const roles = header.map((cell) => roleOfHeader(cell.text));
  return roles.some((role) => role === "port" || role === "range" || role === "host") ? rows : undefined;
}

/** A box has a name and its ports, or lines that have both. */
function readBoxes(lines: readonly string[], firstLine: number, above: Scope, to: Gather): void {
  const scope: Scope = { ...above, speaksOfPorts: true };
  for (const box of boxesIn(lines)) {
    let name: string | undefined;
    for (const { column, line, text } of box) {
      const rich = plainRich(text, firstLine + line, column + 1);
      const [number] = numbersIn(text);
      if (number === undefined) {
        if (name === undefined || !/[a-z]/i.test(name)) name = cleanName(text) ?? name;
        continue;
      }
      const rest = `${text.slice(0, number.start)} ${text.slice(number.end)}`;
      const isBare =
        cleanName(rest.replace(/\([^)]*\)/g, "")) === undefined || /^\W*(?:ports?|localhost|host)\W*$/i.test(rest);
      if (isBare && name !== undefined && number.to === undefined)
        readText({ ...rich, text: `${name}: ${text.trim()}` }, scope, to, "item");
      else readText(rich, scope, to, "item");
    }
  }
}

/** Lines, of which some stand below others: a range or a group. */
function readTree(lines: readonly string[], firstLine: number, above: Scope, to: Gather): void {
  const isTree = lines.some((line) => /[├└│]|^\s*[|`+]--/.test(line));
  const speaks = above.speaksOfPorts && !above.isExample;
  if (!isTree && !speaks) return;
  const open: { depth: number; scope: Scope }[] = [{ depth: -1, scope: above }];
  for (const [index, line] of lines.entries()) {
    const depth = BRANCH.exec(line)?.[0].length ?? 0;
    const text = line.slice(depth);
    if (text.trim() === "" || isCommand(text)) continue;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const scope = open.at(-1)?.scope ?? above;
    readText(plainRich(text.replace(/\s+(?:←|<-)\s+/g, "  "), firstLine + index, depth + 1), scope, to, "item");
    open.push({ depth, scope: rangeIn(text) ? scopeBelow(scope, text) : scope });
  }
}
