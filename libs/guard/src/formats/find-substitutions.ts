import type { PortPlace } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { isPortKey } from "./key-words.ts";
import { toPort } from "./to-port.ts";

// `${X:-9000}` of shells and compose, `${X-9000}`, and `${server.port:8080}` of Spring; what stands in may hold substitutions itself.
const SUBSTITUTION = /\$\{\s*([A-Za-z_][\w.-]*?)\s*(?::-|-|:)((?:[^{}]|\{[^{}]*\})*)\}/g;
const DIGITS = /^\s*["']?(\d{1,5})["']?\s*$/;

/** Ports that stand in for a variable which is not set. `isPort` says that the whole value is a port, whatever the name. */
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
      places.push(...nested, ...addresses.map((place) => asDefault(place, variable)));
      continue;
    }
    const port = toPort(digits);
    const isAddress = value[match.index - 1] === ":" || value[match.index + whole.length] === ":";
    if (port === undefined || !(isPort || isPortKey(variable) || (isAddress && port >= 80))) continue;
    const at = base + start + inner.indexOf(digits);
    places.push({ kind: "default", port, start: at, end: at + digits.length, variable });
  }
  return places;
}

function asDefault({ port, start, end, host, scheme }: PortPlace, variable: string): PortPlace {
  return {
    kind: "default",
    port,
    start,
    end,
    variable,
    ...(host && { host }),
    ...(scheme && { scheme }),
  };
}
