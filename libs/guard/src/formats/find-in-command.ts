import type { PortPlace } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { toPort } from "./to-port.ts";

const FLAG = /(?:^|[\s"'])(--?[a-z][\w-]*)(?:["']?\s+["']?|=["']?)(\d{2,5})(?![\w.:-])/gi;

/** The literal ports of one command line or script, wherever a format holds it. `base` is its offset in the file. */
export function findInCommand(text: string, base: number): PortPlace[] {
  const places: PortPlace[] = [];
  for (const match of text.matchAll(FLAG)) {
    const [whole, flag = "", digits = ""] = match;
    const port = toPort(digits);
    if (port === undefined || !/port$/i.test(flag)) continue;
    const end = base + match.index + whole.length;
    places.push({ kind: "bind", port, start: end - digits.length, end });
  }
  for (const place of findInValue(text, base))
    if (!places.some(({ start }) => start === place.start)) places.push(place);
  return places;
}
