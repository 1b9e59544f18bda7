import type { PortPlace } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { findPublished } from "./find-published.ts";
import { toPort } from "./to-port.ts";

const FLAG = /(?:^|[\s"'])(--?[a-z][\w-]*)(?:["']?\s+["']?|=["']?)(\d{2,5})(?![\w.:-])/gi;

const JAVA_PROPERTY = /-D[\w.]*port=(\d{2,5})(?![\w.:-])/gi;
// Of docker and podman; in a list of arguments the program isn't named.
const PUBLISH =
  /(?:^|\s)["']?(?:-p|--publish)["']?(?:\s+|=)["']?((?:[\d.]+:)?\d{2,5}(?:-\d{2,5})?:\d{2,5}(?:-\d{2,5})?(?:\/\w+)?)/g;

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
  for (const match of text.matchAll(JAVA_PROPERTY)) {
    const digits = match[1] ?? "";
    const port = toPort(digits);
    const end = base + match.index + match[0].length;
    if (port !== undefined) places.push({ kind: "bind", port, start: end - digits.length, end });
  }
  for (const match of text.matchAll(PUBLISH))
    places.push(
      ...findPublished(
        match[1] ?? "",
        base + match.index + match[0].length - (match[1] ?? "").length,
      ),
    );
  for (const place of findInValue(text, base, { isAddress: false }))
    if (!places.some(({ start }) => start === place.start)) places.push(place);
  return places;
}
