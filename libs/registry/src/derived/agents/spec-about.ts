import { readPlain } from "../../read/plain/read-plain.ts";
import { parseYaml } from "../../read/yaml-source.ts";
import type { PortRange, PortRow, Spec } from "../../spec/spec.ts";
import { SPEC_PATH } from "../../spec/spec.ts";
import { type EntryText, entryTexts } from "./entry-texts.ts";

/**
 * The part of a registry that a text is about: all ranges, and the rows whose number or variable the text names,
 * besides the exclusive ones. It costs the same for ten rows and for a thousand. A row with a fault is taken as far as
 * it can be read: one bad row must not put the others out of force. Undefined where no row and no range can be read by
 * itself.
 */
export function specAbout(registry: string, about: string): Spec | undefined {
  const rows = entryTexts(registry, "ports");
  const ranges = entryTexts(registry, "ranges");
  if (rows.length + ranges.length === 0) return undefined;
  const numbers = new Set((about.match(/\d[\d_]*/g) ?? []).map((digits) => digits.replaceAll("_", "")));
  const names = new Set(about.match(/[A-Z][A-Z\d_]+/g));
  const isNamed = ({ key, text }: EntryText): boolean =>
    numbers.has(key) || names.has(VARIABLE.exec(text)?.[1] ?? "") || /\bexclusive\s*:\s*true\b/.test(text);
  return {
    title: "",
    status: "",
    version: "0.0.0",
    date: "",
    settings: {},
    references: [],
    history: [],
    ranges: ranges.flatMap((range) => readRange(range) ?? []),
    ports: rows.filter(isNamed).flatMap((row) => readRow(row) ?? []),
  };
}

const VARIABLE = /\benv\s*:\s*["']?(\w+)/;

function readRow(entry: EntryText): PortRow | undefined {
  const data = readFields(entry);
  const port = Number(entry.key);
  const { env, service } = data;
  if (!Number.isInteger(port) || typeof service !== "string" || typeof env !== "string") return undefined;
  const fields = { title: service, protocol: "HTTP", purpose: "", status: "active", ...data };
  return { ...fields, port, owner: typeof data["owner"] === "string" ? data["owner"] : undefined } as PortRow;
}

function readRange(entry: EntryText): PortRange | undefined {
  const { policy, ports } = readFields(entry);
  const [from = Number.NaN, to = from] = String(ports).split("-").map(Number);
  if (!(from <= to)) return undefined;
  return { id: entry.key, from, to, purpose: "", policy: policy === "locked" || policy === "fixed" ? policy : "open" };
}

function readFields({ text }: EntryText): Record<string, unknown> {
  const [fields] = Object.values(readPlain(text, 0, text.length)?.data ?? parseEntry(text));
  return typeof fields === "object" && fields !== null ? (fields as Record<string, unknown>) : {};
}

function parseEntry(text: string): object {
  const parsed = parseYaml(SPEC_PATH, text);
  return parsed.ok ? (parsed.value.data ?? {}) : {};
}
