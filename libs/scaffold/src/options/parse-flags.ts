import { parseArgs } from "node:util";
import { didYouMean, type Failure, type Place, type Result, refusal, success } from "@berth/registry";
import * as z from "zod";

interface JsonProperty {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  description?: string;
}

type PlaceOf = (key: string, part?: "key") => Place;

type FlagValue = string | boolean | (string | boolean)[] | undefined;

/** One flag of a command, as its options schema declares it. */
export interface Flag {
  /** As written on the command line: `dry-run`. */
  name: string;
  /** As the schema calls it: `dryRun`. */
  key: string;
  /** Of one value, where there may be several. */
  type: "string" | "boolean" | "number";
  /** Whether it may be given several times. */
  isList: boolean;
  /** Whether the command can't do without it. */
  isRequired: boolean;
  choices: string[];
  /** ` from 1 to 65535`, or empty. */
  span: string;
  description: string;
}

/** Asked for with every entry of a list of services. */
const known = new WeakMap<z.ZodObject, readonly Flag[]>();

/** The flags of an options schema, in its order. */
export function flagsOf(schema: z.ZodObject): readonly Flag[] {
  const flags = known.get(schema) ?? readFlags(schema);
  known.set(schema, flags);
  return flags;
}

function readFlags(schema: z.ZodObject): Flag[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema) as {
    properties?: Record<string, JsonProperty>;
    required?: string[];
  };
  return Object.entries(properties).map(([key, property]) => ({
    name: nameOf(key),
    key,
    type: property.type === "boolean" ? "boolean" : property.type === "integer" ? "number" : "string",
    isList: property.type === "array",
    isRequired: required.includes(key),
    choices: property.enum ?? [],
    span: spanOf(property),
    description: `${property.description ?? ""}${property.type === "array" ? " Repeatable." : ""}`,
  }));
}

/** A whole number without bounds has those of JavaScript in its schema, which say nothing to a reader. */
function spanOf({ maximum = Number.MAX_SAFE_INTEGER, minimum = Number.MIN_SAFE_INTEGER }: JsonProperty): string {
  const isBounded = maximum < Number.MAX_SAFE_INTEGER && minimum > Number.MIN_SAFE_INTEGER;
  return isBounded ? ` from ${minimum} to ${maximum}` : "";
}

/**
 * The options on the command line, checked against the schema. The first positional is the first of `name`, `port`,
 * `range`, `service` and `folder` that the schema has; all of them are `paths` where it has those. FLAG_INVALID names
 * every flag that is unknown or has a value it can't have.
 */
export function parseFlags<S extends z.ZodObject>(schema: S, args: readonly string[]): Result<z.infer<S>> {
  const flags = flagsOf(schema);
  let parsed: { values: Record<string, FlagValue>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(flags.flatMap(declare)),
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refusal(unparsable(flags, error.message));
  }
  const options: Record<string, unknown> = {};
  for (const { isList, key, name, type } of flags) {
    const value = parsed.values[`no-${name}`] === true ? false : parsed.values[name];
    if (value === undefined) continue;
    if (isList) options[key] = toList(value);
    else options[key] = type === "number" ? toNumber(String(value)) : value;
  }
  const [first, ...rest] = parsed.positionals;
  const takesPaths = flags.some(({ key }) => key === "paths");
  const subject = takesPaths ? undefined : subjectOf(flags);
  const isOpen = subject !== undefined && options[subject] === undefined;
  if (takesPaths && parsed.positionals.length > 0) options["paths"] = parsed.positionals;
  const surplus = takesPaths ? [] : isOpen ? rest : parsed.positionals;
  const [unexpected] = surplus;
  if (unexpected !== undefined) return refusal(unexpectedArgument(unexpected));
  if (isOpen && first !== undefined) options[subject] = subject === "port" ? toNumber(first) : first;
  return checkOptions(schema, options);
}

/**
 * The options as the schema has them, capitals of a choice aside; FLAG_INVALID for each that is unknown or has a wrong
 * value, at the place of its key or its value where they have one.
 */
export function checkOptions<S extends z.ZodObject>(
  schema: S,
  options: Readonly<Record<string, unknown>>,
  placeOf?: PlaceOf,
): Result<z.infer<S>> {
  const flags = flagsOf(schema);
  const checked = schema.safeParse({ ...options, ...takeChoices(flags, options) });
  if (checked.success) return success(checked.data as z.infer<S>);
  return refusal(...checked.error.issues.flatMap((issue) => explain(flags, issue, options, placeOf)));
}

/** The key of the flag that the first argument stands for, if it stands for any. */
const subjectOf = (flags: readonly Flag[]): string | undefined =>
  ["name", "port", "range", "service", "folder"].find((key) => flags.some((flag) => flag.key === key));

/** How parseArgs knows a flag. A boolean one has its opposite, as in Nx: --no-reserve. */
function declare({ isList, name, type }: Flag): [string, { type: "boolean" | "string"; multiple?: boolean }][] {
  if (type !== "boolean") return [[name, { type: "string", multiple: isList }]];
  return [
    [name, { type }],
    [`no-${name}`, { type }],
  ];
}

/** Only plain decimal digits are a number here; anything else stays text, for the schema to refuse. */
const toNumber = (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : text);

/** `http` is HTTP: no flag has two choices that differ only in case. */
function takeChoices(flags: readonly Flag[], options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const chosen = flags.flatMap(({ choices, key }) => {
    const value = options[key];
    const choice = typeof value === "string" && choices.find((one) => one.toLowerCase() === value.toLowerCase());
    return choice ? [[key, choice]] : [];
  });
  return Object.fromEntries(chosen);
}

/** As Nx reads a list: its only value is parted at commas, several are taken as they are. */
function toList(value: FlagValue): unknown {
  if (!Array.isArray(value)) return value;
  const [only, second] = value;
  return second === undefined ? String(only).split(",") : value;
}

function explain(
  flags: readonly Flag[],
  issue: z.core.$ZodIssue,
  options: Readonly<Record<string, unknown>>,
  placeOf?: PlaceOf,
): Failure[] {
  const at = (key: PropertyKey, part?: "key") => placeOf && { place: placeOf(String(key), part) };
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ ...unknown(flags, nameOf(key)), ...at(key, "key") }));
  const flag = flags.find(({ key }) => key === issue.path[0]);
  if (!flag) return [invalid(issue.message)];
  const { choices, isList, isRequired, key, name, type, span } = flag;
  // What a command can't do without is its first argument, so the message speaks of that, not of a flag.
  if (isRequired && key === subjectOf(flags)) {
    const fix = `Give a number${span} as the first argument, or with --${name}=<${name}>.`;
    const given = options[key];
    if (given === undefined) return [{ code: "FLAG_MISSING", message: `The ${name} is missing.`, fix }];
    const shown = JSON.stringify(String(given).slice(0, 60));
    return [{ code: "FLAG_INVALID", message: `${shown} is not a ${name}.`, fix }];
  }
  const kind = isList ? "a list of strings" : type === "number" ? `a whole number${span}` : `a ${type}`;
  if (choices.length === 0) return [{ ...invalid(`--${name} must be ${kind}`), ...at(key) }];
  return [{ ...invalid(`--${name} must be one of ${choices.join(", ")}`), choices, ...at(key) }];
}

/** `dryRun` -> `dry-run`; `Name`, which is no key of ours, stays. */
const nameOf = (key: string): string => key.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What parseArgs objects to. Its message ends with advice on positionals that no command takes. */
function unparsable(flags: readonly Flag[], message: string): Failure {
  const name = /^Unknown option '--([^'=]+)/.exec(message)?.[1];
  return name === undefined ? invalid(message.split(". ")[0] ?? message) : unknown(flags, name);
}

function unknown(flags: readonly Flag[], name: string): Failure {
  const names = flags.flatMap((flag) => declare(flag).map(([name]) => name));
  const failure = invalid(`There is no flag --${name}`);
  return { ...failure, fix: didYouMean(name, names, (found) => `--${found}`) + failure.fix };
}

export const unexpectedArgument = (argument: string): Failure =>
  invalid(`Unexpected argument ${JSON.stringify(argument)}`);

const invalid = (message: string): Failure & { fix: string } => ({
  code: "FLAG_INVALID",
  message: `${message}.`,
  fix: "See all flags with --help.",
});
