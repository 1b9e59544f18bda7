/** One condition of a rule; all of a rule have to match. */
export interface HookifyCondition {
  field: string;
  operator: string;
  pattern: string;
}

/** A rule as the Hookify plugin understands its file. */
export interface HookifyRule {
  name: string;
  enabled: boolean;
  event: string;
  action: string;
  conditions: HookifyCondition[];
}

type Value = string | boolean | Record<string, string>[];

/**
 * Reads a rule's file as Hookify's own parser does, which is not YAML's: the text between the first two `---`, split at
 * the first colon of each line; outer quotes are cut off and a value's comment is part of it; what belongs to a list
 * item has to be indented by more than two blanks. Undefined where it finds no front matter. See docs/design.md 7.4.
 */
export function parseHookifyRule(text: string): HookifyRule | undefined {
  if (!text.startsWith("---")) return undefined;
  const [, front, ...body] = text.split("---");
  if (front === undefined || body.length === 0) return undefined;
  const values = readFront(front.split(/\r?\n/));
  if (values.size === 0) return undefined;
  const word = (key: string, otherwise: string) => String(values.get(key) ?? otherwise);
  const list = values.get("conditions");
  return {
    name: word("name", "unnamed"),
    enabled: values.get("enabled") !== false,
    event: word("event", "all"),
    action: word("action", "warn"),
    conditions: (Array.isArray(list) ? list : []).map((item) => ({
      field: item["field"] ?? "",
      operator: item["operator"] ?? "regex_match",
      pattern: item["pattern"] ?? "",
    })),
  };
}

function readFront(lines: readonly string[]): Map<string, Value> {
  const values = new Map<string, Value>();
  let items: Record<string, string>[] | undefined;
  for (const line of lines) {
    const words = line.trim();
    if (words === "" || words.startsWith("#")) continue;
    const indent = line.length - line.trimStart().length;
    const [key, value] = splitPair(words.replace(/^-\s*/, ""));
    if (words.startsWith("-")) items?.push({ [key]: value });
    else if (indent > 2) Object.assign(items?.at(-1) ?? {}, { [key]: value });
    else if (indent === 0 && value === "" && words.endsWith(":")) {
      items = [];
      values.set(key, items);
    } else if (indent === 0) {
      items = undefined;
      values.set(key, /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : value);
    }
  }
  return values;
}

/** Splits at the first colon, and cuts off quotes: all double ones at either end, then all single ones. */
function splitPair(words: string): [key: string, value: string] {
  const at = words.indexOf(":");
  const value = words.slice(at + 1).trim();
  return [words.slice(0, at).trim(), value.replace(/^"+|"+$/g, "").replace(/^'+|'+$/g, "")];
}
