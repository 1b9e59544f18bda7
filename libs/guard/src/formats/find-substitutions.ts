import type { PortPlace } from "../places/port-place.ts";
import { isPortKey } from "./key-words.ts";
import { toPort } from "./to-port.ts";

// `${X:-9000}` of shells and compose, `${X-9000}`, and `${server.port:8080}` of Spring.
const SUBSTITUTION = /\$\{\s*([A-Za-z_][\w.-]*?)\s*(?::-|-|:)\s*["']?(\d{1,5})["']?\s*\}/g;

/** Ports that stand in for a variable which is not set. `isPort` says that the whole value is a port, whatever the name. */
export function findSubstitutions(value: string, base: number, isPort = false): PortPlace[] {
  if (!value.includes("${")) return [];
  const places: PortPlace[] = [];
  for (const match of value.matchAll(SUBSTITUTION)) {
    const [whole, variable = "", digits = ""] = match;
    const port = toPort(digits);
    const isAddress = value[match.index - 1] === ":" || value[match.index + whole.length] === ":";
    if (port === undefined || !(isPort || isPortKey(variable) || (isAddress && port >= 80)))
      continue;
    const start = base + match.index + whole.lastIndexOf(digits);
    places.push({ kind: "default", port, start, end: start + digits.length, variable });
  }
  return places;
}
