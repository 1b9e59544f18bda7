import type { KnowledgePlace, PortFact, Source } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { cleanName, isFolder, isVariable } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { policyOf, withoutPolicy } from "../text/policy-of.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { saysRetired, statusOf } from "../text/status-of.ts";
import { ROLES, SENTENCES, VALUES } from "../text/vocabulary.ts";
import { type Column, columnsOf } from "./column-roles.ts";
import { readPortCell } from "./read-port-cell.ts";
import { readRecord } from "./read-record.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";

interface Table {
  columns: readonly Column[];
  scope: Scope;
  to: Gather;
  source: Source;
  /** The name in the row before, for rows that leave theirs empty. */
  lastName?: string | undefined;
}

/** Reads a table; the first row is its header. Its facts, ranges, moves, doubts or its history go to `to`. */
export function readTable(rows: readonly Rich[][], scope: Scope, to: Gather, source: Source = "document"): void {
  const [header = [], ...body] = rows;
  const titles = header.map(({ text }) => text);
  if (isRecord(titles, body)) {
    readRecord(
      body.map(([key, value]) => ({ key: key?.text ?? "", value })),
      scope,
      to,
    );
    return;
  }
  const speaksOfPorts = scope.speaksOfPorts || titles.some((title) => SENTENCES.portWords.isIn(title));
  const columns = columnsOf(
    titles,
    body.map((row) => row.map(({ text }) => text)),
    speaksOfPorts,
  );
  const has = (...roles: Role[]) => columns.some(({ role }) => role !== undefined && roles.includes(role));
  if (has("version") && has("date", "change") && !columns.some(({ isPort }) => isPort)) return;
  if (scope.isHistory && !has("oldPort", "newPort")) return;
  const table: Table = { columns, scope: { ...scope, speaksOfPorts }, to, source };
  for (const row of body) readRow(row, table);
}

/** Two columns, of which the first holds the names of fields: `Port | 9000`. */
function isRecord(titles: readonly string[], body: readonly Rich[][]): boolean {
  if (titles.length !== 2 || roleOfHeader(titles[0] ?? "") === "port" || roleOfHeader(titles[1] ?? "") === "port")
    return false;
  const roles = body.map(([key]) => roleOfHeader(key?.text ?? ""));
  return (
    roles.filter((role) => role === "port").length === 1 &&
    roles.filter((role) => role !== undefined).length >= body.length / 2
  );
}

function readRow(row: readonly Rich[], table: Table): void {
  const { columns, scope, source, to } = table;
  const cell = (role: Role) => row[columns.find((column) => column.role === role)?.index ?? -1];
  const text = (role: Role) => told(cell(role)?.text);
  const ports = columns.filter(({ isPort }) => isPort);
  const name = nameOf(row, table);
  if (readMoved(row, table, name)) return;
  const first = row[0];
  if (first === undefined) return;
  const [rangeCell, rangeColumn] = [cell("range"), columns.find(({ role }) => role === "range")];
  const range = rangeCell && rangeOf(rangeCell.text);
  const isRange = ports.length === 0 && rangeColumn !== undefined;
  const named = columns.some(({ role }) => role === "name" || role === "properName") ? name : undefined;
  if (isRange) {
    if (range?.to !== undefined && rangeCell) addRange(range, [named, text("purpose")], rangeCell, row, to);
    else if (rangeCell)
      for (const number of numbersIn(rangeCell.text)) addRange(number, [named, text("purpose")], rangeCell, row, to);
    return;
  }
  if (range?.to !== undefined && rangeCell)
    to.range({
      place: placeOf(rangeCell, range, to.path),
      from: range.port,
      to: range.to,
      title: titleBeside(rangeCell.text, range),
    });
  const host = ports.find((column) => isOf("host", column.header) && row[column.index] && column.cells.some(Boolean));
  const container =
    ports.length > 1 ? ports.find((column) => column !== host && isOf("container", column.header)) : undefined;
  const inner = container && numbersIn(row[container.index]?.text ?? "")[0];
  const hosts = ports.filter((column) => column !== container);
  const outer = hosts.some((column) => numbersOf(row[column.index], column).length > 0) ? hosts : [];
  for (const column of outer) {
    const place = row[column.index];
    if (place === undefined) continue;
    for (const number of numbersOf(place, column)) {
      if (number.to !== undefined) {
        addRange(number, [named, text("purpose")], place, row, to);
        continue;
      }
      const url = text("env");
      const fact: PortFact = {
        place: placeOf(place, number, to.path),
        source,
        port: number.port,
        containerPort: number.container ?? inner?.port,
        name,
        env: url !== undefined && !/URL|URI|ENDPOINT/.test(url) ? variableIn(url) : undefined,
        url: url !== undefined && /URL|URI|ENDPOINT/.test(url) ? variableIn(url) : undefined,
        protocol: text("protocol") ?? number.protocol,
        purpose: text("purpose"),
        rationale: text("rationale"),
        owner: text("owner") ?? folderIn(row, columns),
        status: statusIn(row, place, number, table) ?? scope.status,
        range:
          range?.to !== undefined ? { from: range.port, to: range.to } : (rangeTitle(text("range")) ?? scope.range),
        image: text("image"),
      };
      addRow(fact, row, table);
    }
  }
  if (ports.length > 0 && outer.length === 0) doubtBigNumbers(row, ports, to);
}

function addRow(fact: PortFact, row: readonly Rich[], { to }: Table): void {
  const isFree = row.some(({ text }) => VALUES.free.is(text)) && (fact.name === undefined || VALUES.free.is(fact.name));
  if (isFree && fact.status !== "retired") return;
  // `Jenkins → Nexus`: who calls whom.
  if (/→|->|⇒/.test(fact.name ?? "")) {
    to.mention(fact.port, fact.place);
    return;
  }
  const name = fact.name ?? cleanName(fact.purpose ?? "");
  if (name !== undefined || fact.env !== undefined) to.port({ ...fact, name });
  else
    to.doubt({
      place: fact.place,
      code: "NAME_UNCLEAR",
      message: `${fact.port} has no service in this row.`,
      question: `Which service has ${fact.port}?`,
    });
}

/** The numbers of a cell that is read as one of ports; others stand there for something else. */
function numbersOf(cell: Rich | undefined, { cells }: Column): NumberIn[] {
  if (cell === undefined) return [];
  if (cells.every((one) => one === undefined)) return [];
  return readPortCell(cell.text)?.numbers ?? [];
}

function nameOf(row: readonly Rich[], table: Table): string | undefined {
  const column =
    table.columns.find(({ role }) => role === "properName") ?? table.columns.find(({ role }) => role === "name");
  if (column === undefined) return table.scope.fact?.name ?? table.scope.title;
  const cell = row[column.index]?.text ?? "";
  const name = cleanName(cell);
  // A cell that is left empty before the numbers goes on with the row above; behind them something is missing.
  const isFirst = table.columns.every(({ index, isPort }) => !isPort || index > column.index);
  if (cell.trim() === "" && isFirst && table.lastName !== undefined) return table.lastName;
  table.lastName = name;
  return name;
}

/** What a cell says; a dash and the like say nothing. */
const told = (text: string | undefined): string | undefined => {
  const clean = text?.replace(/\s+/g, " ").trim() ?? "";
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(clean) && !/^(?:n\/a|none|tbd)$/i.test(clean)
    ? clean
    : undefined;
};

const variableIn = (text: string): string | undefined => /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)*\b/.exec(text)?.[0];

const isOf = (role: "host" | "container", header: string): boolean => ROLES[role].isIn(header);

const rangeOf = (text: string): NumberIn | undefined => {
  const numbers = numbersIn(text);
  return numbers.find(({ to }) => to !== undefined) ?? numbers[0];
};

const rangeTitle = (text: string | undefined): PortFact["range"] => (text === undefined ? undefined : { title: text });

/** `9000-9099 (External Integrations)`: the title beside a span. */
function titleBeside(text: string, { end, start }: NumberIn): string | undefined {
  return cleanName(`${text.slice(0, start)} ${text.slice(end)}`);
}

function addRange(
  number: NumberIn,
  titles: readonly (string | undefined)[],
  cell: Rich,
  row: readonly Rich[],
  to: Gather,
): void {
  const [name, purpose] = titles;
  const whole = row.map(({ text }) => text).join(" ");
  const title = name ?? purpose ?? titleBeside(cell.text, number);
  to.range({
    place: placeOf(cell, number, to.path),
    from: number.port,
    to: number.to ?? number.port,
    title: title === undefined ? undefined : cleanName(withoutPolicy(title)),
    policy: policyOf(whole),
  });
}

const placeOf = (cell: Rich, number: Pick<NumberIn, "start">, path: string): KnowledgePlace => ({
  path,
  line: cell.line,
  column: cell.columnAt(number.start),
});

function statusIn(row: readonly Rich[], cell: Rich, number: NumberIn, { columns }: Table): PortFact["status"] {
  const named = columns.find(({ role }) => role === "name" || role === "properName");
  const name = named && row[named.index];
  if (cell.isStruck(number.start) || (name !== undefined && name.text !== "" && name.isStruck(0))) return "retired";
  const column = columns.find(({ role }) => role === "status");
  const status = column && statusOf(row[column.index]?.text ?? "");
  return status ?? (row.some(({ text }) => text.length < 120 && saysRetired(text)) ? "retired" : undefined);
}

/** A folder in a column of another name, marked as code. */
function folderIn(row: readonly Rich[], columns: readonly Column[]): string | undefined {
  const cells = columns.filter(({ role }) => role === undefined).flatMap(({ index }) => row[index] ?? []);
  return cells
    .find(({ codes, text }) => codes.length === 1 && codes[0] === text.trim() && isFolder(text) && !isVariable(text))
    ?.text.trim();
}

/** Old and new number side by side. */
function readMoved(row: readonly Rich[], { columns, scope, to }: Table, name: string | undefined): boolean {
  const old = columns.find(({ role }) => role === "oldPort");
  const next = columns.find(({ role }) => role === "newPort") ?? columns.find(({ role }) => role === "port");
  if (!old || !next) return false;
  const [from] = numbersIn(row[old.index]?.text ?? "");
  const cell = row[next.index];
  const [number] = numbersIn(cell?.text ?? "");
  if (!cell || !number || name === undefined) return true;
  const text = (role: Role) => told(row[columns.find((column) => column.role === role)?.index ?? -1]?.text);
  const reason = text("rationale") ?? text("issue") ?? text("change") ?? text("purpose");
  const place = placeOf(cell, number, to.path);
  if (from && from.port !== number.port) to.move({ place, name, from: from.port, to: number.port, reason });
  if (!scope.isHistory) to.port({ place, source: "document", port: number.port, name });
  return true;
}

/** `70000` in a column of ports is no port. */
function doubtBigNumbers(row: readonly Rich[], ports: readonly Column[], to: Gather): void {
  for (const { index } of ports) {
    const cell = row[index];
    const digits = cell && /^\W*(\d{5,6})\W*$/.exec(cell.text)?.[1];
    if (!cell || digits === undefined || Number(digits) <= 65_535) continue;
    to.doubt({
      place: { path: to.path, line: cell.line, column: cell.column },
      code: "NOT_A_PORT",
      message: `${digits} stands in a column of ports, and the highest port is 65535.`,
      question: `Correct ${digits} there, or leave it out.`,
    });
  }
}
