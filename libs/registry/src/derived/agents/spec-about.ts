import { readPlain } from "../../read/plain/read-plain.ts";
import type { parseYaml } from "../../read/yaml-source.ts";
import type { PortRange, PortRow, Spec } from "../../spec/spec.ts";
import { SPEC_PATH } from "../../spec/spec.ts";
import { type EntryText, entryTexts } from "./entry-texts.ts";

export type LoadYaml = () => Promise<{ parseYaml: typeof parseYaml }>;

/**
 * The part of a registry that a text is about: all ranges, and the rows whose number or variable the text names,
 * besides the exclusive ones. It costs the same for ten rows and for a thousand. A row with a fault is taken as far as
 * it can be read: one bad row must not put the others out of force. Undefined where no row and no range can be read by
 * itself.
 *
 * @param loadYaml loads the parser, for what isn't in plain form alone: a hook waits for all that it loads
 */
export async function specAbout(registry: string, about: string, loadYaml: LoadYaml): Promise<Spec | undefined> {
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
    ranges: await readAll(ranges, loadYaml, readRange),
    ports: await readAll(rows.filter(isNamed), loadYaml, readRow),
  };
}

type Fields = Record<string, unknown>;

const VARIABLE = /\benv\s*:\s*["']?(\w+)/;

async function readAll<T>(
  entries: readonly EntryText[],
  loadYaml: LoadYaml,
  read: (key: string, fields: Fields) => T | undefined,
): Promise<T[]> {
  const all = entries.map(async (entry) => read(entry.key, await readFields(entry, loadYaml)));
  return (await Promise.all(all)).filter((one) => one !== undefined);
}

function readRow(key: string, data: Fields): PortRow | undefined {
  const port = Number(key);
  const { env, service } = data;
  if (!Number.isInteger(port) || typeof service !== "string" || typeof env !== "string") return undefined;
  const fields = { title: service, protocol: "HTTP", purpose: "", status: "active", ...data };
  return { ...fields, port, owner: typeof data["owner"] === "string" ? data["owner"] : undefined } as PortRow;
}

function readRange(id: string, { policy, ports }: Fields): PortRange | undefined {
  const [from = Number.NaN, to = from] = String(ports).split("-").map(Number);
  if (!(from <= to)) return undefined;
  return { id, from, to, purpose: "", policy: policy === "locked" || policy === "fixed" ? policy : "open" };
}

async function readFields({ text }: EntryText, loadYaml: LoadYaml): Promise<Fields> {
  const [fields] = Object.values(readPlain(text)?.data ?? (await parseEntry(text, loadYaml)));
  return typeof fields === "object" && fields !== null ? (fields as Fields) : {};
}

async function parseEntry(text: string, loadYaml: LoadYaml): Promise<object> {
  const { parseYaml } = await loadYaml();
  const parsed = parseYaml(SPEC_PATH, text);
  return parsed.ok ? (parsed.value.data ?? {}) : {};
}
