/** One line of the map as the keys see it: its numbers with their columns, and the quay it belongs to. */
export interface KeyLine {
  quay: string;
  ports: readonly number[];
  /** Column of the first number. */
  column: number;
}

/** Where a key leads from a number; undefined for a key that doesn't move. At an edge it stays. */
export function moveFrom(lines: readonly KeyLine[], port: number, key: string): number | undefined {
  const at = lines.findIndex(({ ports }) => ports.includes(port));
  const line = lines[at];
  if (!line) return lines[0]?.ports[0];
  const place = line.ports.indexOf(port);
  const column = line.column + place;
  const quay = lines.filter(({ quay: name }) => name === line.quay);
  switch (key) {
    case "ArrowLeft":
      return line.ports[place - 1] ?? port;
    case "ArrowRight":
      return line.ports[place + 1] ?? port;
    case "ArrowUp":
      return under(lines[at - 1], column) ?? port;
    case "ArrowDown":
      return under(lines[at + 1], column) ?? port;
    case "Home":
      return quay[0]?.ports[0];
    case "End":
      return quay.at(-1)?.ports.at(-1);
    case "PageUp":
      return under(firstOfQuay(lines, lines[lines.indexOf(quay[0] ?? line) - 1]), column) ?? port;
    case "PageDown":
      return under(lines[lines.indexOf(quay.at(-1) ?? line) + 1], column) ?? port;
    default:
      return undefined;
  }
}

const firstOfQuay = (lines: readonly KeyLine[], line: KeyLine | undefined): KeyLine | undefined =>
  lines.find(({ quay }) => quay === line?.quay);

function under(line: KeyLine | undefined, column: number): number | undefined {
  if (!line) return undefined;
  const place = Math.min(Math.max(column - line.column, 0), line.ports.length - 1);
  return line.ports[place];
}
