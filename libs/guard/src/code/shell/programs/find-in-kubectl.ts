import type { PortPlace } from "../../../places/port-place.ts";
import type { Word } from "../word.ts";
import { findInFlags } from "./find-in-flags.ts";

/** `kubectl port-forward pod/a 8080:80` opens a port here; `kubectl expose --port=80` publishes one. */
export function findInKubectl(words: readonly Word[]): readonly PortPlace[] {
  if (words.some(({ text }) => text === "port-forward"))
    return words.slice(2).flatMap(({ text, start }) => {
      const digits = /^(\d{2,5})(?::\S+)?$/.exec(text)?.[1];
      return digits === undefined ? [] : [{ kind: "bind", port: Number(digits), start, end: start + digits.length }];
    });
  const exposes = words.some(({ text }) => text === "expose" || text === "run" || text === "create");
  return exposes
    ? findInFlags(words, "publish", undefined)
    : findInFlags(words, "connect", undefined).filter(({ scheme }) => scheme !== undefined);
}
