import { findInShell } from "../code/shell/find-in-shell.ts";
import { inOrder, isPortText, type PortPlace, placeOf } from "../places/port-place.ts";
import { findInValue } from "./find-in-value.ts";
import { findPublished } from "./find-published.ts";

const FLAG = /(?:^|[\s"'])(--?[a-z][\w.-]*)(?:["']?\s+["']?|=["']?)(\d{2,5})(?![\w.:-])/gi;

// Of docker and podman; in a list of arguments the program isn't named.
const PUBLISH =
  /(?:^|\s)["']?(?:-p|--publish)["']?(?:\s+|=)["']?((?:[\d.]+:)?\d{2,5}(?:-\d{2,5})?:\d{2,5}(?:-\d{2,5})?(?:\/\w+)?)/g;

/**
 * The literal ports of arguments alone, whose program stands somewhere else: here the flags have to speak for
 * themselves. `base` is their offset in the file. The grammar "bash" must be loaded.
 */
export function findInArguments(text: string, base: number): readonly PortPlace[] {
  const places = [...findInShell(text, base)];
  for (const match of text.matchAll(FLAG)) {
    const [whole, flag = "", digits = ""] = match;
    if (isPortText(digits) && /port$/i.test(flag))
      places.push(placeOf("bind", digits, base + match.index + whole.length - digits.length));
  }
  for (const { 0: whole, 1: mapping = "", index } of text.matchAll(PUBLISH))
    places.push(...findPublished(mapping, base + index + whole.length - mapping.length));
  return inOrder([...places, ...findInValue(text, base, { isAddress: false })]);
}
