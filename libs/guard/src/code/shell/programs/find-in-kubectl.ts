import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import type { Word } from "../word.ts";
import { findInFlags } from "./find-in-flags.ts";

/** `kubectl port-forward pod/a 8080:80` opens a port here; `kubectl expose --port=80` publishes one. */
export function findInKubectl(
  words: readonly Word[],
  findInner: (words: readonly Word[]) => readonly PortPlace[],
): readonly PortPlace[] {
  const says = (...names: readonly string[]) => words.some(({ text }) => names.includes(text));
  if (says("port-forward"))
    return words.slice(2).flatMap(({ text, start }) => {
      const digits = /^(\d{2,5})(?::\S+)?$/.exec(text)?.[1];
      return digits === undefined ? [] : [placeOf("bind", digits, start)];
    });
  if (says("expose", "run", "create")) return findInFlags(words, "publish");
  const inner = says("exec") ? words.findIndex(({ text }) => text === "--") + 1 : 0;
  if (inner > 0) return findInner(words.slice(inner));
  return findInFlags(words, "connect").filter(({ scheme }) => scheme !== undefined);
}
