import { isProtocol, isVariable } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { isSmallPort } from "../text/read-line.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { statusOf } from "../text/status-of.ts";
import { ROLES, SENTENCES } from "../text/vocabulary.ts";
import { type PortCell, readPortCell } from "./read-port-cell.ts";

/** One column of a table: its header, what its cells look like, and what it is for. */
export interface Column {
  index: number;
  header: string;
  role: Role | undefined;
  /** Another row number, a container's port and so on; several columns may carry ports. */
  isPort: boolean;
  cells: readonly (PortCell | undefined)[];
}

/** The columns of a table by their headers, and by what stands in them where these say nothing or something else. */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  speaksOfPorts: boolean,
): Column[] {
  const columns = header.map((text, index): Column => {
    const cells = rows.map((row) => readPortCell(row[index] ?? ""));
    const texts = rows.map((row) => row[index] ?? "").filter((cell) => cell.trim() !== "");
    const role = settle(
      roleOfHeader(text),
      text,
      texts,
      cells.filter((cell) => cell !== undefined),
    );
    return { index, header: text, role, isPort: role === "port", cells };
  });
  const first = (role: Role) => columns.find((column) => column.role === role);
  if (!columns.some(({ role }) => role === "port" || role === "oldPort" || role === "range"))
    byContent(columns, rows, speaksOfPorts);
  const [port, ...more] = columns.filter(({ isPort }) => isPort);
  // What the container has is told, and the columns beside it have what each host has.
  if (port && more.length === 0 && ROLES.container.isIn(port.header)) byContent(columns, rows, true);
  if (columns.some(({ isPort }) => isPort) && !first("name") && !first("properName")) giveName(columns, rows);
  // `Range | Ports`, with the spans in the second: the first has the names of the ranges.
  if (!columns.some(({ isPort }) => isPort) && first("range") && !first("name") && !first("properName")) {
    const named = columns.find(({ header, role }) => role === undefined && roleOfHeader(header) === "range");
    if (named) named.role = "name";
  }
  return columns;
}

/** A header's role holds only where the cells bear it out. */
function settle(
  role: Role | undefined,
  header: string,
  texts: readonly string[],
  ports: readonly PortCell[],
): Role | undefined {
  const share = texts.length === 0 ? 0 : ports.length / texts.length;
  const of = (test: (text: string) => boolean) => texts.length > 0 && texts.filter(test).length / texts.length >= 0.5;
  if (role === "env")
    return of((text) => isVariable(text) || /[A-Z]+_[A-Z_]+/.test(text)) ? "env" : share >= 0.5 ? undefined : "name";
  if (role === "port")
    return ports.length > 0 && hasPort(ports)
      ? ports.every(({ numbers }) => numbers.some(({ to }) => to !== undefined)) && share >= 0.6
        ? "range"
        : "port"
      : undefined;
  if (role === "range")
    return ports.length > 0 || texts.some((text) => numbersIn(text).some(({ to }) => to !== undefined))
      ? "range"
      : undefined;
  if (role === "url") return share > 0 || texts.some((text) => numbersIn(text).length > 0) ? "url" : undefined;
  if (role === "status") return of((text) => statusOf(text) !== undefined || text.length < 24) ? role : "purpose";
  if (role === "host" || role === "container")
    return share >= 0.5 && isPortLike(ports)
      ? "port"
      : role === "container"
        ? "name"
        : ROLES.name.isIn(header)
          ? "name"
          : undefined;
  if ((role === "name" || role === "properName" || role === "purpose") && share >= 0.8 && isPortLike(ports))
    return SENTENCES.portWords.isIn(header) ? "port" : undefined;
  if (role === "protocol") return of((text) => isProtocol(text) || text.length < 20) ? role : "purpose";
  return role;
}

/** `Ports: 6`, `13`, `3` counts them: none of these is one that people use. */
const hasPort = (cells: readonly PortCell[]): boolean =>
  cells.some(({ numbers }) =>
    numbers.some((number) => number.port >= 80 || number.to !== undefined || isSmallPort(number)),
  );

/** Row numbers, years and small counts are no ports. */
function isPortLike(cells: readonly PortCell[]): boolean {
  const numbers = cells.flatMap(({ numbers: list }) => list.map(({ port }) => port));
  if (numbers.length === 0) return false;
  const isRow =
    numbers.every((port, index) => index === 0 || port === (numbers[index - 1] ?? 0) + 1) && (numbers[0] ?? 0) < 20;
  return !isRow && numbers.filter((port) => port >= 1000 || port === 80 || port === 443).length / numbers.length >= 0.5;
}

/** Without a header that says so, a column of numbers is one of ports where the text is about ports. */
function byContent(columns: Column[], rows: readonly (readonly string[])[], speaksOfPorts: boolean): void {
  for (const column of columns) {
    if (column.role !== undefined && column.role !== "url") continue;
    const cells = column.cells.filter((cell) => cell !== undefined);
    const filled = rows.filter((row) => /[\p{L}\p{N}]/u.test(row[column.index] ?? "")).length;
    if (cells.length === 0 || cells.length < filled * 0.6 || !isPortLike(cells)) continue;
    const isStrong = (number: NumberIn) => number.form !== "plain" || number.to !== undefined;
    if (!speaksOfPorts && !cells.every(({ numbers }) => numbers.every(isStrong))) continue;
    const isRange = cells.every(({ numbers }) => numbers.some(({ to }) => to !== undefined));
    column.role = isRange ? "range" : "port";
    column.isPort = !isRange;
  }
}

/** The first column with different texts names the services where no header says which does. */
function giveName(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const isText = ({ index, isPort }: Column) => {
    const texts = rows.map((row) => (row[index] ?? "").trim()).filter((text) => text !== "");
    return (
      !isPort &&
      texts.length > 0 &&
      texts.filter((text) => /\p{L}/u.test(text) && text.length < 60).length / texts.length > 0.5
    );
  };
  const column =
    columns.find((entry) => entry.role === undefined && isText(entry)) ??
    columns.find((entry) => entry.role === "purpose" && isText(entry)) ??
    columns.find((entry) => entry.role === "image" || (entry.role === "owner" && isText(entry)));
  if (column) column.role = "name";
}
