import { stringify } from "yaml";

const OPTIONS = { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;

/**
 * Plain data as YAML: each text in quotes, each on its line. It is what `stringify` of the package writes, which takes
 * twenty times as long and does so here for what is rare.
 */
export function writeYaml(data: object): string {
  const lines = writeEntries(Object.entries(data), "");
  return lines?.length ? `${lines.join("\n")}\n` : stringify(data, OPTIONS);
}

function writeEntries(entries: readonly (readonly [key: string, value: unknown])[], pad: string): string[] | undefined {
  const lines: string[] = [];
  for (const [key, value] of entries) {
    if (!isPlainKey(key)) return undefined;
    const scalar = writeScalar(value);
    if (scalar !== undefined) {
      lines.push(`${pad}${key}: ${scalar}`);
      continue;
    }
    const below = writeBelow(value, `${pad}  `);
    if (below === undefined) return undefined;
    lines.push(`${pad}${key}:`, ...below);
  }
  return lines;
}

function writeBelow(value: unknown, pad: string): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value))
    return Object.keys(value).length > 0 ? writeEntries(Object.entries(value), pad) : undefined;
  const items = value.map(writeScalar);
  return items.length > 0 && items.every((item) => item !== undefined)
    ? items.map((item) => `${pad}- ${item}`)
    : undefined;
}

/** A key that needs no quotes. */
const isPlainKey = (key: string): boolean => /^[A-Za-z_][\w-]{0,99}$/.test(key) && !/^(?:null|true|false)$/i.test(key);

const writeScalar = (value: unknown): string | undefined =>
  typeof value === "string" && /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(value)
    ? JSON.stringify(value)
    : typeof value === "number" && Number.isSafeInteger(value)
      ? String(value)
      : undefined;
