import { commandOf, type PortRow, rangeOf, type Spec, spanOf } from "@berth/registry";

/** The reserved rows whose name is close to that of a new service: the port may be waiting for this very service. */
export function noteNamesakes(spec: Spec, { service }: PortRow): string[] {
  return spec.ports
    .filter((row) => row.status === "reserved" && isClose(row.service, service))
    .map(
      (row) =>
        `${row.port} is reserved for ${row.service} (${row.title}). If ${service} is that service, use its name ` +
        `instead: ${commandOf(spec, `service ${row.service}`)}`,
    );
}

/** The rows that a run takes over although they are in another range than the one it asks for. */
export function noteOtherRange(spec: Spec, rows: readonly PortRow[], asked: string | undefined): string[] {
  if (asked === undefined) return [];
  return rows.flatMap(({ port }) => {
    const range = rangeOf(spec, port);
    if (!range || range.id === asked) return [];
    return [`${port} is in the range ${range.id} ${spanOf(range)}; the spec only lists it under ${asked}.`];
  });
}

/**
 * Whether one name has all words of the other, in the singular or the plural, or differs from it by a single typing
 * error.
 */
function isClose(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few.every((word) => many.includes(word)) || (one.length > 4 && isOneTypo(one, other));
}

const wordsOf = (name: string): string[] => name.split("-").map((word) => word.replace(/(?<=..)s$/, ""));

/** One letter more, less or different, or two neighbours swapped. */
function isOneTypo(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [left, right] = [one.slice(at), other.slice(at)];
  return (
    left.slice(1) === right.slice(1) ||
    left === right.slice(1) ||
    left.slice(1) === right ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
}
