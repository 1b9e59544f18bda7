import type { PortFact, Source } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { cleanName, isFolder, isVariable } from "../text/clean-name.ts";
import { isEndpointAt, isInside, type NumberIn } from "../text/numbers-in.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { saysRetired, statusOf } from "../text/status-of.ts";
import { ROLES, SENTENCES, VALUES } from "../text/vocabulary.ts";
import { type Column, columnsOf } from "./column-roles.ts";
import { readMovedRow } from "./read-moved-row.ts";
import { readPortCell } from "./read-port-cell.ts";
import { addRange, readRangeRow, type Span, spansIn, titleBeside } from "./read-range-cell.ts";
import { readRecord } from "./read-record.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";
import { cellOf, placeInCell, type Table, textIn } from "./table.ts";

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
  const { columns } = table;
  const name = nameOf(row, table);
  if (row[0] === undefined || readMovedRow(row, table, name)) return;
  const rangeCell = cellOf(row, table, "range");
  if (columns.some(({ isPort }) => isPort) || !columns.some(({ role }) => role === "range"))
    readPortRow(row, rangeCell, name, table);
  else if (rangeCell) readRangeRow(row, rangeCell, hasNames(table) ? name : undefined, table);
}

const hasNames = ({ columns }: Table): boolean => columns.some(({ role }) => role === "name" || role === "properName");

function readPortRow(row: readonly Rich[], rangeCell: Rich | undefined, name: string | undefined, table: Table): void {
  const { columns, scope, source, to } = table;
  const text = (role: Role) => textIn(row, table, role);
  const spans = rangeCell ? spansIn(rangeCell.text) : [];
  for (const span of spans)
    if (rangeCell)
      to.range({
        place: placeInCell(rangeCell, span, table),
        from: span.port,
        to: span.to,
        title: titleBeside(rangeCell.text, spans),
      });
  const ports = columns.filter(({ isPort }) => isPort);
  const host = ports.find((column) => isOf("host", column.header) && row[column.index] && column.cells.some(Boolean));
  const container =
    ports.length > 1 ? ports.find((column) => column !== host && isOf("container", column.header)) : undefined;
  const inner = container ? numbersOf(row[container.index], container) : [];
  const hosts = ports.filter((column) => column !== container && !(ports.length === 1 && isInContainer(column.header)));
  const outer = hosts.some((column) => numbersOf(row[column.index], column).length > 0) ? hosts : [];
  for (const column of outer) {
    const place = row[column.index];
    if (place === undefined) continue;
    const numbers = numbersOf(place, column);
    for (const [index, number] of numbers.entries()) {
      // An address in the network of the containers.
      if (isInside(number)) {
        to.mention(number.port, placeInCell(place, number, table));
        continue;
      }
      if (number.to !== undefined) {
        addRange(number, place, row, hasNames(table) ? name : undefined, table);
        continue;
      }
      const url = text("env");
      const fact: PortFact = {
        place: placeInCell(place, number, table),
        source,
        port: number.port,
        // `8088, 8443` beside `80, 443`; where the two lists differ in length, nothing says which is whose.
        containerPort: number.container ?? (inner.length === numbers.length ? inner[index]?.port : undefined),
        name,
        env: url !== undefined && !/URL|URI|ENDPOINT/.test(url) ? variableIn(url) : undefined,
        url: url !== undefined && /URL|URI|ENDPOINT/.test(url) ? variableIn(url) : undefined,
        protocol: text("protocol") ?? number.protocol,
        purpose: text("purpose"),
        rationale: text("rationale"),
        owner: text("owner") ?? folderIn(row, columns),
        status: statusIn(row, place, number, table) ?? scope.status,
        range: rangeOf(number, spans) ?? rangeTitle(text("range")) ?? scope.range,
        image: text("image"),
      };
      // The address of one page: what the page is called names its service only where nothing else does.
      const isEndpoint = isEndpointAt(number, place.text);
      addRow(fact, isEndpoint, row, table);
    }
  }
  if (ports.length > 0 && outer.length === 0) doubtBigNumbers(row, ports, to);
}

function addRow(fact: PortFact, isEndpoint: boolean, row: readonly Rich[], table: Table): void {
  const { to } = table;
  const isFree =
    (row.some(({ text }) => VALUES.free.is(text)) && (fact.name === undefined || VALUES.free.is(fact.name))) ||
    // Kept for what has no name yet.
    (fact.name === undefined ? row.some(({ text }) => VALUES.reserved.is(text)) : VALUES.reserved.is(fact.name));
  if (isFree && fact.status !== "retired") return;
  // `Jenkins → Nexus`: who calls whom.
  if (/→|->|⇒/.test(fact.name ?? "")) {
    to.mention(fact.port, fact.place);
    return;
  }
  // Where a column has the names, an empty cell is one that is missing.
  const name = fact.name ?? (hasNames(table) ? undefined : cleanName(fact.purpose ?? ""));
  if (name !== undefined || fact.env !== undefined || fact.url !== undefined) {
    if (isEndpoint) to.told({ ...fact, name }, true);
    else to.port({ ...fact, name });
  } else
    to.doubt({
      place: fact.place,
      code: "NAME_UNCLEAR",
      message: `${fact.port} has no service in this row.`,
      question: `Which service has ${fact.port}?`,
      port: fact.port,
    });
}

/** The numbers of a cell that is read as one of ports; others stand there for something else. */
function numbersOf(cell: Rich | undefined, { cells }: Column): NumberIn[] {
  if (cell === undefined) return [];
  if (cells.every((one) => one === undefined)) return [];
  const numbers = readPortCell(cell.text)?.numbers ?? [];
  const [outer, inner, more] = numbers;
  // `5400 (external) → 5432 (internal)`
  const isPublished =
    outer && inner && !more && /→|->/.test(cell.text.slice(outer.end, inner.start)) && ROLES.container.isIn(cell.text);
  return isPublished ? [{ ...outer, container: inner.port }] : numbers;
}

function nameOf(row: readonly Rich[], table: Table): string | undefined {
  const column = nameColumn(table);
  if (column === undefined) return table.scope.fact?.name ?? table.scope.title;
  const text = row[column.index]?.text ?? "";
  return REMARK.test(text) ? undefined : cleanName(text);
}

/** `(not ours)` and nothing else. */
const REMARK = /^[\s*_`]*[(（][^()（）]*[)）][\s*_`]*$/u;

/** The column that names the services: of `Stack | Service`, the second. */
function nameColumn({ columns }: Table): Column | undefined {
  const named = columns.filter(({ role }) => role === "name");
  return (
    columns.find(({ role }) => role === "properName") ??
    named.find(({ header }) => SENTENCES.serviceWords.isIn(header)) ??
    named[0]
  );
}

const variableIn = (text: string): string | undefined => /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)*\b/.exec(text)?.[0];

const isOf = (role: "host" | "container", header: string): boolean => ROLES[role].isIn(header);

/** What only the container has is no port of the host. */
const isInContainer = (header: string): boolean => SENTENCES.containers.isIn(header) && !ROLES.host.isIn(header);

/** The span that a number is in, or else the first one beside it. */
function rangeOf({ port }: NumberIn, spans: readonly Span[]): PortFact["range"] {
  const span = spans.find((one) => port >= one.port && port <= one.to) ?? spans[0];
  return span && { from: span.port, to: span.to };
}

const rangeTitle = (text: string | undefined): PortFact["range"] => (text === undefined ? undefined : { title: text });

function statusIn(row: readonly Rich[], cell: Rich, number: NumberIn, table: Table): PortFact["status"] {
  const { columns } = table;
  const named = nameColumn(table);
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
