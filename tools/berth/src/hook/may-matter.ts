import { BASELINE_PATH, isReadable, mayHoldPort } from "@berth/guard/prefilter";
import { type EntryText, entryTexts, SPEC_PATH, scanPorts } from "@berth/registry";
import { PORTS_ENV_PATH } from "./judge-ports-env.ts";
import type { ProposedText } from "./propose-text.ts";

/** Whether the linter reads files of this name; a script may have any. */
export const mayBeRead = ({ after, path }: ProposedText): boolean => isReadable(path) || after.startsWith("#!");

/**
 * Whether a text is worth the linter, which costs more than all else: most texts hold no port, and most of the others
 * only the defaults of the spec. Sure only when it says no.
 */
export function mayTextMatter({ after, before }: ProposedText, path: string, registry: string): boolean {
  if (after === before) return false;
  if (path === PORTS_ENV_PATH || path === BASELINE_PATH) return true;
  if (path === SPEC_PATH) return rowsOf(before) !== rowsOf(after);
  return mayHoldPort(maskDefaults(after, registry), path);
}

/** The same for a shell command: it has to name a port of the spec, or to write a text that may hold one. */
export function mayCommandMatter(command: string, registry: string): boolean {
  const numbers = new Set(command.match(/\d+/g));
  if (CHANGES_IN_PLACE.test(command)) return true;
  if (entryTexts(registry, "ports").some(({ key }) => numbers.has(key))) return true;
  if (numbers.size > 0 && COMPUTES.test(command)) return true;
  return numbers.size > 0 && WRITES.test(command) && mayHoldPort(command);
}

/** Arithmetic, and variables beside digits or each other: the number need not stand in the command. */
const COMPUTES = /\$\(\(|\$\{?\w+\}?["']?[\d$]|\d["']?\$/;
const CHANGES_IN_PLACE = /\b(?:sed|perl)\s[^|;&\n]*-\w*i|\bports\.(?:yaml|env|lint\.json)\b/;
const WRITES = />|<<|\btee\b|\bsponge\b|\s-i|\s-\w*[cep]\s|\bpkg set\b/;

/** The numbers with their services, and which of them are retired. */
const rowsOf = (registry: string): string =>
  [
    ...scanPorts(registry).map(({ port, service }) => `${port} ${service}`),
    ...entryTexts(registry, "ports").flatMap(({ key, text }) => (RETIRED.test(text) ? `${key} retired` : [])),
  ].join();

const RETIRED = /\bstatus["']?\s*:\s*["']?retired\b/;

/** How code reads a variable with a default; what follows has to end the expression. */
const DEFAULTS: readonly RegExp[] = [
  /\bprocess\.env(?:\.|\[["'])(\w+)(?:["']\])?\s*(?:\?\?|\|\|)\s*["']?(\d{2,5})(?=["']?\s*[),;}\n]|$)/g,
  /\b(?:getenv|environ\.get)\(\s*["'](\w+)["']\s*,\s*["']?(\d{2,5})(?=["']?\s*\))/g,
  /\$\{(\w+):?-(\d{2,5})(?=\})/g,
];

/** Takes out the numbers that stand as the default of their own variable, as the spec has it. */
function maskDefaults(text: string, registry: string): string {
  // A WebSocket's address is judged by where it leads, whatever its port is.
  if (/wss?:\/\//.test(text) || !/\d{2}/.test(text)) return text;
  let rows: EntryText[] | undefined;
  const isRow = (variable: string, port: string): boolean => {
    rows ??= entryTexts(registry, "ports");
    return rows.some(({ key, text }) => key === port && new RegExp(`\\benv\\s*:\\s*["']?${variable}\\b`).test(text));
  };
  return DEFAULTS.reduce(
    (masked, pattern) =>
      masked.replace(pattern, (whole, variable: string, port: string) =>
        isRow(variable, port) ? whole.slice(0, -port.length) : whole,
      ),
    text,
  );
}
