/** What a literal port does where it stands. */
export type PlaceKind = "bind" | "connect" | "publish" | "default";

/**
 * One literal port number in a file, understood from its surroundings. Offsets are UTF-16 indices into the text and
 * cover the digits only, or the whole of a sum (`9000 + 10`).
 */
export interface PortPlace {
  kind: PlaceKind;
  port: number;
  start: number;
  end: number;
  /** The environment variable that the same expression reads: kind "default", or `${X:-9000}`. */
  variable?: string;
  /** Scheme of the URL or client, lower case (http, https, ws, wss, postgres, redis …), when it is known. */
  scheme?: string;
  /** Host as written: localhost, 127.0.0.1, db.internal …, when it is known. */
  host?: string;
}

/** Finds the ports of one file. `path` is for what depends on the file's name only. */
export type FindPlaces = (text: string, path: string) => Promise<readonly PortPlace[]>;

/** What is known of a place beside its number; what is undefined is left out. */
type Details = { [key in "variable" | "scheme" | "host"]?: string | undefined };

/** The place of digits that start at an offset. */
export function placeOf(kind: PlaceKind, digits: string, start: number, details: Details = {}): PortPlace {
  const place: PortPlace = { kind, port: Number(digits), start, end: start + digits.length };
  const { variable, scheme, host } = details;
  if (variable !== undefined) place.variable = variable;
  if (scheme !== undefined) place.scheme = scheme;
  if (host !== undefined) place.host = host;
  return place;
}

export const isPort = (port: number): boolean => port >= 1 && port <= 65_535;

/** True if digits write a port: 1 to 65535, without leading zeros. */
export const isPortText = (digits: string): boolean => /^[1-9]\d{0,4}$/.test(digits) && isPort(Number(digits));

/** The places of a part of a text, which starts at this offset. */
export function shifted(places: readonly PortPlace[], offset: number): PortPlace[] {
  return places.map((place) => ({ ...place, start: place.start + offset, end: place.end + offset }));
}

/** In the order in which they stand; of several for one number the first that was found. */
export function inOrder(places: Iterable<PortPlace>): PortPlace[] {
  const byStart = new Map<number, PortPlace>();
  for (const place of places) if (!byStart.has(place.start)) byStart.set(place.start, place);
  return [...byStart.values()].sort((one, other) => one.start - other.start);
}
