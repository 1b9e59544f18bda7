import { isCollection, isScalar, type YAMLMap } from "yaml";
import { entriesOf, entryOf, keyText } from "./entry.ts";
import { insertPair } from "./insert-pair.ts";
import { replaceCollection, replaceScalar } from "./replace-value.ts";
import type { Splice } from "./splice.ts";

/**
 * Gives fields of a mapping new values; one that it doesn't have yet is added as its last, or behind the field that
 * `after` names for it.
 */
export function setFields(
  text: string,
  map: YAMLMap,
  fields: object,
  after: (field: string) => string | undefined = () => undefined,
): Splice[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const existing = entryOf(map, field)?.value;
    if (isScalar(existing)) return [replaceScalar(existing, value)];
    if (isCollection(existing)) return [replaceCollection(text, existing as YAMLMap, value)];
    const last = entriesOf(map).at(-1);
    return insertPair(text, map, after(field) ?? (last && keyText(last)), field, value);
  });
}
