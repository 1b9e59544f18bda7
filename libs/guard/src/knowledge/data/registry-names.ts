import lists from "./registry-names.json" with { type: "json" };

const GROUPS = new Set(lists.groups);
const KINDS = new Set(lists.kinds);

/** The keys above a value, and whether one of them, or the file, says that bare numbers are ports there. */
export interface Around {
  keys: readonly string[];
  speaksOfPorts: boolean;
  /** In a list, so that the last key is the one of the list. */
  isItem?: boolean;
}

/** The nearest key that names a thing; one that only tells its kind goes behind the one above. */
export function nameOf(keys: readonly string[]): string | undefined {
  const named = keys.map(withoutPort).filter((key) => key !== "" && !GROUPS.has(key.toLowerCase()));
  const [last, above] = [named.at(-1), named.at(-2)];
  if (last === undefined || !KINDS.has(last.toLowerCase()) || above === undefined) return last;
  return `${above} ${last}`;
}

/** `metrics_port`, `port.metrics` and `metrics_mapping` without the word for what they hold. */
export const withoutPort = (key: string): string =>
  key
    .replace(/[\s_.-]*(?:mappings?|bindings?|published)$/i, "")
    .replace(/[\s_.-]*(?:ports?|Ports?|PORTS?)$/, "")
    .replace(/^ports?[_.-]/i, "");
