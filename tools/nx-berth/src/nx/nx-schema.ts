import { InitOptions, REQUESTS, type RequestText } from "@berth/scaffold";
import * as z from "zod";

/** The requests, and what only Nx runs. */
const GENERATORS: Readonly<Record<keyof typeof REQUESTS | "preset", Omit<RequestText, "usage">>> = {
  ...REQUESTS,
  preset: {
    title: "A new workspace with Berth",
    summary: "Set Berth up in a new workspace, as create-nx-workspace --preset=nx-berth does.",
    examples: [["", "What create-nx-workspace --preset=nx-berth runs in the workspace that it has made."]],
    options: InitOptions.omit({ import: true, answer: true, skipInstall: true, json: true, plan: true }).extend({
      service: z.string().optional().describe("Name of a first service."),
      range: z.string().optional().describe("Range that the first service gets its port from."),
    }),
  },
};

export type GeneratorName = keyof typeof GENERATORS;
export const GENERATOR_NAMES = Object.keys(GENERATORS) as GeneratorName[];

/** The text of generators.json, which names each generator with its program, its options and what it does. */
export function renderGenerators(): string {
  const generators = GENERATOR_NAMES.map((name) => [
    name,
    {
      factory: Object.hasOwn(FACTORIES, name) ? FACTORIES[name] : `./dist/generators.js#${name}`,
      schema: `./schemas/${name}.json`,
      description: GENERATORS[name].summary,
    },
  ]);
  const text = { $schema: "http://json-schema.org/schema", generators: Object.fromEntries(generators) };
  return `${JSON.stringify(text, null, 2)}\n`;
}

/** The generators that have a program of their own. */
const FACTORIES: Partial<Record<GeneratorName, string>> = {
  import: "./dist/import-generator.js",
  init: "./dist/init-generator.js",
  preset: "./dist/preset-generator.js",
  resolve: "./dist/resolve-generator.js",
  sync: "./dist/sync-generator.js",
};

interface JsonSchema {
  properties?: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

/** The text of schemas/<generator>.json, which Nx and Nx Console read. */
export function renderNxSchema(generator: GeneratorName): string {
  const { examples, summary, title } = GENERATORS[generator];
  const { $schema, ...rest } = z.toJSONSchema(optionsOf(generator), { target: "draft-7" }) as JsonSchema;
  const properties = { ...rest.properties };
  // Nx checks `anyOf` in place of `enum`, which stays for its help and for Nx Console: `http` reaches the generator,
  // and is HTTP.
  for (const [key, { anyOf: kinds, ...property }] of Object.entries(properties)) {
    if (property["enum"]) properties[key] = { ...property, anyOf: [{ pattern: "^[A-Za-z/]+$" }] };
    // Nx's help knows the types of `oneOf` only.
    if (Array.isArray(kinds)) properties[key] = { ...property, oneOf: kinds.map(({ type }) => ({ type })) };
  }
  if (properties["name"]) properties["name"] = { ...properties["name"], $default: { $source: "argv", index: 0 } };
  // Nx keeps integers as numbers; zod's bounds are those of safe integers and say nothing to a reader.
  for (const key of ["port", "containerPort", "to"])
    if (properties[key]) properties[key] = { ...properties[key], minimum: 1, maximum: 65535 };
  for (const key of ["name", "range", "purpose", "ports", "to", "reason"])
    if (properties[key]) properties[key] = { ...properties[key], "x-priority": "important" };
  for (const [key, prompt] of Object.entries(PROMPTS[generator] ?? {}))
    properties[key] = { ...properties[key], "x-prompt": prompt };
  const schema: JsonSchema = {
    $schema,
    $id: `nx-berth-${generator}`,
    title,
    description: summary,
    cli: "nx",
    examples: examples.map(([call, what]) => ({
      command: `nx g nx-berth:${generator} ${call}`.trim(),
      description: what,
    })),
    ...rest,
    properties,
  };
  // The generator itself refuses an unknown flag: unlike Nx it can say which one was meant.
  if (generator !== "sync") schema["additionalProperties"] = true;
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/**
 * What Nx asks on a terminal. It asks for whatever is missing, needed or not, and knows no lists but those of the
 * schema and of all projects: so it asks only for what no request can do without, and the name and the range of a new
 * service, with what is free in each, are left to `completeRequest`.
 */
const PROMPTS: Partial<Record<GeneratorName, Record<string, string>>> = {
  port: { name: "Which project gets a port, or which service one more?" },
  retire: { name: "Which service is retired?" },
  move: { name: "Which service moves?", reason: "Why does it move?" },
  range: { name: "Id of the range?" },
};

/** A sync is reported by Nx itself. */
const optionsOf = (generator: GeneratorName): z.ZodObject =>
  generator === "sync" ? z.strictObject({}) : GENERATORS[generator].options;
