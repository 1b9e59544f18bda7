import { stringify } from "yaml";

const OPTIONS = { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;

/**
 * Plain data as YAML: each text in quotes, each on its line. It is what `stringify` of the package writes, which takes
 * twenty times as long and does so here for what is rare. A mapping is an object, or a Map where its keys differ each
 * time: the engine makes a class of each set of keys that an object has.
 *
 * @param pad what each line begins with
 */
export const writeYaml = (data: object, pad = ""): string =>
  writeMapping(data, pad) || stringify(data, OPTIONS).replace(/(?<=^|\n)(?=[^\n])/g, pad);

/** The lines of a mapping; undefined, or empty, where the package has to write it. */
function writeMapping(data: object, pad: string): string | undefined {
  let text = "";
  for (const [key, value] of data instanceof Map ? data : Object.entries(data)) {
    const written = isPlainKey(key) ? writeValue(value, pad) : undefined;
    if (!written) return undefined;
    text += `${pad}${key}:${written}`;
  }
  return text;
}

function writeValue(value: unknown, pad: string): string | undefined {
  const scalar = writeScalar(value);
  if (scalar !== undefined) return ` ${scalar}\n`;
  if (typeof value !== "object" || value === null) return undefined;
  const below = Array.isArray(value) ? writeItems(value, `${pad}  `) : writeMapping(value, `${pad}  `);
  return below && `\n${below}`;
}

function writeItems(values: readonly unknown[], pad: string): string | undefined {
  let text = "";
  for (const value of values) {
    const scalar = writeScalar(value);
    if (scalar === undefined) return undefined;
    text += `${pad}- ${scalar}\n`;
  }
  return text;
}

/** A key that needs no quotes. */
const isPlainKey = (key: unknown): boolean =>
  typeof key === "string" && /^(?!(?:null|true|false)$)[A-Z_][\w-]{0,99}$/i.test(key);

function writeScalar(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  // Nearly every text is one of these, and asking for properties of Unicode takes longer than all the rest.
  if (/^[ !#-[\]-~]*$/.test(value)) return `"${value}"`;
  return /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(value) ? JSON.stringify(value) : undefined;
}
