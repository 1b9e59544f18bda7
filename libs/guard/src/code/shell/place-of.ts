import type { PlaceKind, PortPlace } from "../../places/port-place.ts";
import type { AddressPart } from "../text/addresses.ts";

/** The place of an address in a text that starts at `base`. */
export function placeOf(kind: PlaceKind, part: AddressPart, base: number): PortPlace {
  const place: PortPlace = {
    kind,
    port: part.port,
    start: base + part.start,
    end: base + part.end,
  };
  if (part.scheme !== undefined) place.scheme = part.scheme;
  if (part.host !== undefined && !part.host.includes("\uFFFC")) place.host = part.host;
  return place;
}
