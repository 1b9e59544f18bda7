import type { Spec } from "@berth/registry";
import { languageOf } from "../code/language.ts";
import { parse } from "../code/parse.ts";
import { howToRead, isCompose } from "../judge/how-to-read.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";
import type { PortPlace } from "../places/port-place.ts";
import lists from "./fix-text.json" with { type: "json" };

/** Puts `by` in place of the text between two offsets. */
export interface Replacement {
  start: number;
  end: number;
  by: string;
}

/**
 * The text with its safe findings put right: a number that a TypeScript or JavaScript file listens on, and the host's
 * side of a mapping in a compose file. Each becomes its variable with the same number as the default, so nothing
 * changes until you set the variable; every other byte stays. What is exclusive to another owner, ignored, or inside of
 * a text is left to people.
 */
export async function fixText(path: string, text: string, spec: Spec): Promise<string> {
  const places = await findPlaces(text, path);
  return planReplacements(path, text, places, spec)
    .sort((one, other) => other.start - one.start)
    .reduce((done, { by, end, start }) => done.slice(0, start) + by + done.slice(end), text);
}

/** The same as single edits. Wants the grammar of a script's language loaded, as finding its places does. */
export function planReplacements(path: string, text: string, places: readonly PortPlace[], spec: Spec): Replacement[] {
  const wanted = places.filter((place) =>
    judgeText(path, text, [place], spec).some(({ code }) => code === "PORT_HARDCODED"),
  );
  if (wanted.length === 0) return [];
  return isScript(path) ? fixScript(path, text, wanted, spec) : fixCompose(path, text, wanted, spec);
}

const isScript = (path: string): boolean => /^(?:typescript|tsx|javascript)$/.test(languageOf(path) ?? "");

/** Where a number may become an expression: an argument, a property's value, an initialiser, a branch. */
const PARENTS = new Set(lists.fixableParents);

function fixScript(path: string, text: string, places: readonly PortPlace[], spec: Spec): Replacement[] {
  const language = languageOf(path);
  if (language === undefined) return [];
  return parse(text, language, (root) =>
    places.flatMap((place) => {
      const row = spec.ports.find(({ port }) => port === place.port);
      const node = root.descendantForIndex(place.start, place.end);
      // A browser has no process, and only servers bind.
      if (!row || place.kind !== "bind" || node?.type !== "number" || node.endIndex !== place.end) return [];
      if (!PARENTS.has(node.parent?.type ?? "")) return [];
      return [{ start: place.start, end: place.end, by: howToRead(row, path) }];
    }),
  );
}

function fixCompose(path: string, text: string, places: readonly PortPlace[], spec: Spec): Replacement[] {
  if (!isCompose(path)) return [];
  return places.flatMap(({ end, kind, port, start }) => {
    const row = spec.ports.find((one) => one.port === port);
    if (!row || kind !== "publish") return [];
    const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    // `"9000:9000"`, `- 9000:9000`, `- 127.0.0.1:9000:9000`: one number on the host, with its container's behind it.
    const isHostSide = /^:(?:\d{1,5}|\$\{\w+[^}]*\})(?:\/(?:tcp|udp))?(?=["'\s,\]]|$)/.test(text.slice(end));
    // Without quotes braces would begin a mapping inside of [].
    const isSafe = /(?:["']|^\s*-\s+)(?:[\d.]+:|\[[\da-fA-F:]+\]:)?$/.test(before);
    return isHostSide && isSafe ? [{ start, end, by: howToRead(row, path) }] : [];
  });
}
