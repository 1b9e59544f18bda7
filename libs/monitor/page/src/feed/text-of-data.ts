const PARTS = 8;

/** One line of an event's data for people: a text as it is, an object as its names and values. */
export function textOfData(json: string): string {
  try {
    return textOf(JSON.parse(json), 0);
  } catch {
    // Long data is cut and no JSON any more.
    return json;
  }
}

function textOf(value: unknown, depth: number): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (depth > 1) return Array.isArray(value) ? `${value.length} entries` : "{…}";
  const parts = Array.isArray(value)
    ? value.slice(0, PARTS).map((each) => textOf(each, depth + 1))
    : Object.entries(value)
        .slice(0, PARTS)
        .map(([name, each]) => `${name} ${textOf(each, depth + 1)}`.trimEnd());
  return parts.join(", ");
}
