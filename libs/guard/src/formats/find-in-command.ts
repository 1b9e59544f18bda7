import { findInShell } from "../code/shell/find-in-shell.ts";
import type { PortPlace } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { findPublished } from "./find-published.ts";
import { toPort } from "./to-port.ts";

const FLAG = /(?:^|[\s"'])(--?[a-z][\w.-]*)(?:["']?\s+["']?|=["']?)(\d{2,5})(?![\w.:-])/gi;

// Of docker and podman; in a list of arguments the program isn't named.
const PUBLISH =
  /(?:^|\s)["']?(?:-p|--publish)["']?(?:\s+|=)["']?((?:[\d.]+:)?\d{2,5}(?:-\d{2,5})?:\d{2,5}(?:-\d{2,5})?(?:\/\w+)?)/g;

/**
 * The literal ports of one command line or script, wherever a format holds it; `base` is its offset in the file. Wants the grammar of
 * bash loaded.
 */
export function findInCommand(text: string, base: number): readonly PortPlace[] {
  return findInShell(text, base);
}

/** The same for arguments alone, whose program stands somewhere else: here the flags have to speak for themselves. */
export function findInArguments(text: string, base: number): readonly PortPlace[] {
  const places = new Map(findInShell(text, base).map((place) => [place.start, place]));
  const add = (place: PortPlace) => {
    if (!places.has(place.start)) places.set(place.start, place);
  };
  for (const match of text.matchAll(FLAG)) {
    const [whole, flag = "", digits = ""] = match;
    const port = toPort(digits);
    const end = base + match.index + whole.length;
    if (port !== undefined && /port$/i.test(flag)) add({ kind: "bind", port, start: end - digits.length, end });
  }
  for (const { 0: whole, 1: mapping = "", index } of text.matchAll(PUBLISH))
    findPublished(mapping, base + index + whole.length - mapping.length).forEach(add);
  findInValue(text, base, { isAddress: false }).forEach(add);
  return [...places.values()];
}
