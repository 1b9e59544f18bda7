import { isScalar } from "yaml";
import * as z from "zod";
import { checkSpec } from "../check/check-spec.ts";
import { entriesOf, entryOf, keyText } from "../edit/splice/entry.ts";
import { type Failure, type FailureCode, type Result, refusal, success } from "../report/failure.ts";
import { sameData } from "../spec/same-data.ts";
import type { PortRange, PortRow, Spec } from "../spec/spec.ts";
import { isPortKey, SpecFile } from "../spec/spec-schema.ts";
import { didYouMean } from "../text/closest-word.ts";
import { readPlainRow } from "./read-plain-row.ts";
import { readRegistry } from "./read-registry.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A registry without errors, with the text it was read from. */
export interface ParsedSpec {
  spec: Spec;
  source: YamlSource;
  /** What is odd but lawful. */
  warnings: Failure[];
}

/** What was read last: the parts of a run ask for one text again and again. Specs don't change; edits make new ones. */
let last: { text: string; tolerated: readonly FailureCode[]; result: Result<ParsedSpec> } | undefined;

/**
 * Reads spec/ports.yaml: plain YAML, the schema, then every rule of `checkSpec`. All failures of a stage at once.
 *
 * @param tolerated the codes of rules that the caller is about to put right
 */
export function parseSpec(text: string, tolerated: readonly FailureCode[] = []): Result<ParsedSpec> {
  if (last?.text !== text || !sameData(last.tolerated, tolerated))
    last = { text, tolerated, result: readText(text, tolerated) };
  return last.result;
}

function readText(text: string, tolerated: readonly FailureCode[]): Result<ParsedSpec> {
  const yaml = readRegistry(text);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const { data, plain } = takePlainRows(fillEmpty(source.data));
  const parsed = SpecFile.safeParse(data);
  if (!parsed.success) return refuseIssues(source, parsed.error.issues);
  const misspelt = findQuotedPort(source);
  if (misspelt) return refusal(misspelt);
  const spec = toSpec(parsed.data, plain);
  const { errors: all, warnings } = checkSpec(spec, source);
  const errors = all.filter(({ code }) => !tolerated.includes(code));
  return errors.length > 0 ? refuseMany(errors) : success({ spec, source, warnings });
}

/** Who has a hundred faults to put right has no use for the others yet. */
const MAX_FAILURES = 100;

function refuseMany(failures: readonly Failure[], count = failures.length): Result<never> {
  const rest = count - MAX_FAILURES;
  if (rest <= 0) return refusal(...failures);
  const more: Failure = { code: "SPEC_INVALID", message: `${rest} more errors are not listed.` };
  return refusal(...failures.slice(0, MAX_FAILURES), more);
}

/** Only what is listed is explained, because that takes to find its place. */
function refuseIssues(source: YamlSource, issues: readonly z.core.$ZodIssue[]): Result<never> {
  const each = issues.flatMap((issue): z.core.$ZodIssue[] =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
  );
  return refuseMany(
    each.slice(0, MAX_FAILURES).flatMap((issue) => explainIssue(source, issue)),
    each.length,
  );
}

/** A key with nothing after it is how a new registry says that it has no rows yet. */
function fillEmpty(data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const { history, ports, ranges } = data as Record<string, unknown>;
  return {
    ...data,
    ...(ranges === null && { ranges: {} }),
    ...(ports === null && { ports: {} }),
    ...(history === null && { history: [] }),
  };
}

/** Takes out the rows that don't need the schema to be judged. */
function takePlainRows(data: unknown): { data: unknown; plain: PortRow[] } {
  const rows = (data as { ports?: unknown } | null)?.ports;
  const plain: PortRow[] = [];
  if (typeof rows !== "object" || rows === null || Array.isArray(rows)) return { data, plain };
  const others: [string, unknown][] = [];
  for (const [port, row] of Object.entries(rows)) {
    const known = isPortKey(port) ? rowFor(Number(port), row) : undefined;
    if (known) plain.push(known);
    else others.push([port, row]);
  }
  return { data: { ...(data as object), ports: Object.fromEntries(others) }, plain };
}

const rowsByData = new WeakMap<object, PortRow>();

/** The same row for the same data, which stays the same where an entry does (see `readPieces`). */
function rowFor(port: number, data: unknown): PortRow | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const before = rowsByData.get(data);
  // An alias of YAML is one data under two ports.
  if (before?.port === port) return before;
  const entry = readPlainRow(data);
  // One row serves many readings: to change it would change them all.
  const row = entry && Object.freeze({ port, ...entry });
  if (row) rowsByData.set(data, row);
  return row;
}

function toSpec(file: SpecFile, plain: readonly PortRow[]): Spec {
  const ranges = Object.entries(file.ranges).map(([id, range]): PortRange => {
    const { ports, policy = "open", ...rest } = range;
    const [from = 0, to = from] = String(ports).split("-").map(Number);
    return { id, from, to, policy, ...rest };
  });
  const judged = Object.entries(file.ports).map(([port, entry]) => ({ port: Number(port), ...entry }));
  const ports = [...plain, ...judged].sort((a, b) => a.port - b.port);
  const { date, history, references = [], settings = {}, status, title, version } = file;
  return { title, status, version, date, settings, references, ranges, ports, history };
}

/** `"9000":` is text to YAML, so the parser would let it stand beside 9000 as another key. */
function findQuotedPort(source: YamlSource): Failure | undefined {
  if (source.keysOf("ports").every((key) => typeof key === "number")) return undefined;
  const rows = entriesOf(entryOf(source.root, "ports")?.value);
  const quoted = rows.find(({ key }) => isScalar(key) && typeof key.value !== "number");
  return (
    quoted && {
      code: "SPEC_INVALID",
      message: `Port ${keyText(quoted)} is written as text.`,
      place: source.placeOfNode(quoted.key),
      fix: "Leave out the quotes.",
    }
  );
}

function explainIssue(source: YamlSource, issue: z.core.$ZodIssue): Failure[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const name = path.length === 0 ? "The file" : path.join(".");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownField(source, path, key));
  const part = issue.code === "invalid_key" ? "key" : "value";
  return [
    {
      code: "SPEC_INVALID",
      message: `${name} ${isMissing(source.data, path) ? "is missing" : expectation(issue)}.`,
      place: source.placeOf(path, part),
    },
  ];
}

function unknownField(source: YamlSource, path: readonly (string | number)[], key: string): Failure {
  const fields = fieldsAt(path);
  return {
    code: "SPEC_INVALID",
    message: `${[...path, key].join(".")} is not part of the format.`,
    place: source.placeOf([...path, key], "key"),
    choices: fields,
    fix: `${didYouMean(key, fields)}Fields here: ${fields.join(", ")}.`,
  };
}

/** The fields that the format has for the mapping at this place of the file. */
function fieldsAt(path: readonly (string | number)[]): string[] {
  let schema: z.ZodType = SpecFile;
  for (const step of path) {
    const inner = unwrapped(schema);
    if (inner instanceof z.ZodObject) schema = inner.shape[step];
    else if (inner instanceof z.ZodRecord) schema = inner.valueType as z.ZodType;
    else if (inner instanceof z.ZodArray) schema = inner.element as z.ZodType;
  }
  const mapping = unwrapped(schema);
  return mapping instanceof z.ZodObject ? Object.keys(mapping.shape) : [];
}

const unwrapped = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;

function isMissing(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value === undefined;
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value")
    return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
  if (issue.code === "invalid_type")
    return issue.message.startsWith("Invalid input") ? `must be ${kindName(issue.expected)}` : issue.message;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "has a key that is not allowed";
  return issue.message;
}

function kindName(expected: string): string {
  if (expected === "record" || expected === "object") return "a mapping";
  if (expected === "array") return "a list";
  if (expected === "string") return "text";
  return `a ${expected}`;
}
