import { TYPE_PATTERNS } from "../../../src/api/type-patterns.ts";

/** The filter as the API takes it; `*` for an empty field, undefined for what is no filter. */
export function asTypes(text: string): string | undefined {
  const types = text.replaceAll(/\s*,\s*/g, ",").trim();
  if (types === "") return "*";
  return TYPE_PATTERNS.test(types) ? types : undefined;
}

/** Whether one of the patterns takes the type. `*` stands for any text; no pattern makes it slow. */
export const matchesTypes = (types: string, type: string): boolean =>
  types.split(",").some((pattern) => matchesParts(pattern.split("*"), type));

function matchesParts([first = "", ...rest]: string[], type: string): boolean {
  const last = rest.pop();
  if (last === undefined) return type === first;
  if (!type.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = type.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return type.length - last.length >= at && type.endsWith(last);
}
