import { type $ZodIssue, type $ZodType, type JSONSchema, registry, safeParseAsync, toJSONSchema } from "zod/v4/core";
import en from "zod/v4/locales/en.js";
import { quote } from "../quote.ts";
import type { Failure } from "../start-failure.ts";
import { isServiceLink, SERVICE_LINK_ADVICE } from "./config-schema.ts";
import type { PortsFile } from "./ports-file.ts";
import { readFromEnvironment, readFromPortsFile, type Setting } from "./setting.ts";

/** Where settings come from. */
export interface SettingSources {
  env: NodeJS.ProcessEnv;
  portsFile: PortsFile | undefined;
}

/** Names whose values stay out of logs and terminals. */
const SECRET_NAME = /pass|secret|token|credential|cookie|private|api_?key|(?:^|_)key(?:_|$)|dsn/i;
/** A password inside a URL. */
const SECRET_PART = /:\/\/[^/]*@/;

/**
 * Reads the settings that a service declares itself: each key of the schema is a variable, read from the environment
 * or, as every port is, from config/ports.env. An unset one, or an empty string, leaves the schema its default. Returns
 * the parsed settings, or everything that is wrong with them.
 */
export async function readOwnSettings<Settings>(
  schema: $ZodType<Settings>,
  sources: SettingSources,
): Promise<{ value: Settings } | { failures: Failure[] }> {
  const settings = new Map<string, Setting>();
  for (const variable of listVariables(schema)) {
    const setting = readSetting(variable, sources);
    if (setting) settings.set(variable, setting);
  }
  const raw = Object.fromEntries([...settings].map(([variable, { text }]) => [variable, text]));
  // The words of zod/mini, which brings none, and of classic alike.
  const result = await safeParseAsync(schema, raw, { error: en().localeError });
  if (result.success) return { value: result.data };
  return {
    failures: result.error.issues.map((issue) => {
      const variable = String(issue.path[0] ?? "");
      return describeIssue(issue, variable, settings.get(variable));
    }),
  };
}

function readSetting(variable: string, { env, portsFile }: SettingSources): Setting | undefined {
  const set = readFromEnvironment(env, variable);
  if (set || !portsFile) return set;
  return readFromPortsFile(portsFile, variable).find(({ odd }) => !odd);
}

/**
 * The keys of an object schema, also of one that is refined, piped, merged or wrapped.
 * @throws TypeError for a schema without keys.
 */
function listVariables(schema: $ZodType): string[] {
  // A registry of its own, because a schema that has an id in zod's would be a reference.
  const json = toJSONSchema(schema, { io: "input", unrepresentable: "any", metadata: registry() });
  const variables = [...new Set(keysOf(json))];
  if (variables.length > 0 || json.properties) return variables;
  throw new TypeError("The config of a service is an object schema with a key for each variable.");
}

function keysOf({ allOf = [], anyOf = [], oneOf = [], properties = {} }: JSONSchema.BaseSchema): string[] {
  const parts = [...allOf, ...anyOf, ...oneOf] as JSONSchema.BaseSchema[];
  return [...Object.keys(properties), ...parts.flatMap(keysOf)];
}

function describeIssue(issue: $ZodIssue, variable: string, setting: Setting | undefined): Failure {
  const where = setting?.source ?? "environment";
  if (variable === "") {
    return { where, code: "ENV_INVALID", message: sentence(issue.message), details: [] };
  }
  const details = [expectation(issue.message)];
  if (!setting) {
    return { where, code: "ENV_MISSING", message: `${variable} is not set.`, details };
  }
  if (isServiceLink(setting.text)) details.push(...SERVICE_LINK_ADVICE.split("\n"));
  const message = `${variable} is ${show(variable, setting.text)}.`;
  return { where, code: "ENV_INVALID", message, details };
}

/** From zod's "Too small: expected string to have >=1 characters" to "Expected string to have >=1 characters." */
function expectation(message: string): string {
  const [, expected] = /^[^:]+: (expected .*?)(?:, received undefined)?$/s.exec(message) ?? [];
  return sentence(expected ?? message);
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase();
  return `${first}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

function show(variable: string, text: string): string {
  const secret = SECRET_NAME.test(variable) || SECRET_PART.test(text);
  return secret ? `${text.length} characters (not shown)` : quote(text);
}
