import { isPortText, type PortPlace, placeOf } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { isPortKey } from "./key-words.ts";

// `${X:-9000}` and `${X-9000}` of shells and compose, `${server.port:8080}` of Spring; the default may hold others.
const SUBSTITUTION = /\$\{\s*([A-Za-z_][\w.-]*?)\s*(?::-|-|:)((?:[^{}]|\{[^{}]*\})*)\}/g;
const DIGITS = /^\s*["']?(\d{1,5})["']?\s*$/;

/** Ports that replace a variable which is not set. `isPort`: the whole value is a port, whatever the name. */
export function findSubstitutions(value: string, base: number, isPort = false): PortPlace[] {
  if (!value.includes("${")) return [];
  const places: PortPlace[] = [];
  for (const match of value.matchAll(SUBSTITUTION)) {
    const [whole, variable = "", inner = ""] = match;
    const start = match.index + whole.length - 1 - inner.length;
    const digits = DIGITS.exec(inner)?.[1];
    if (digits === undefined) {
      // `${EUREKA_URI:http://localhost:8761}`: an address stands in. A variable inside of it is nearer.
      const nested = findSubstitutions(inner, base + start, isPort);
      const addresses = findInValue(inner, base + start).filter(
        (place) => !nested.some((one) => one.start === place.start),
      );
      places.push(...nested, ...addresses.map((place) => ({ ...place, kind: "default" as const, variable })));
      continue;
    }
    const isAddress = value[match.index - 1] === ":" || value[match.index + whole.length] === ":";
    if (isPortText(digits) && (isPort || isPortKey(variable) || (isAddress && Number(digits) >= 80)))
      places.push(placeOf("default", digits, base + start + inner.indexOf(digits), { variable }));
  }
  return places;
}
