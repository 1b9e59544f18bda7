import {
  MoveOptions,
  PortOptions,
  RangeOptions,
  ReserveOptions,
  ResolveOptions,
  RetireOptions,
  ServiceOptions,
} from "@berth/scaffold";
import * as z from "zod";
import generatorsJson from "../../generators.json" with { type: "json" };

/** What the door adds to each generator's options. */
export const GENERATORS = {
  service: { title: "A service with its own port", options: ServiceOptions },
  reserve: { title: "A port for a future service", options: ReserveOptions },
  port: { title: "One more port for a service", options: PortOptions },
  retire: { title: "Retire a service, or one of its ports", options: RetireOptions },
  move: { title: "Move a service to another port", options: MoveOptions },
  range: { title: "Add a range, or enlarge one", options: RangeOptions },
  resolve: { title: "Finish a merge that stopped on the spec", options: ResolveOptions },
  sync: { title: "Update every file that is derived from the spec", options: z.strictObject({}) },
} as const;

export type GeneratorName = keyof typeof GENERATORS;
export const GENERATOR_NAMES = Object.keys(GENERATORS) as GeneratorName[];

interface JsonSchema {
  properties?: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

/** The text of schemas/<generator>.json, which Nx and Nx Console read. */
export function renderNxSchema(generator: GeneratorName): string {
  const { options, title } = GENERATORS[generator];
  const { $schema, ...rest } = z.toJSONSchema(options, { target: "draft-7" }) as JsonSchema;
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
  const { description } = generatorsJson.generators[generator];
  const schema: JsonSchema = {
    $schema,
    $id: `nx-berth-${generator}`,
    title,
    description,
    cli: "nx",
    ...rest,
    properties,
  };
  // The generator itself refuses an unknown flag: unlike Nx it can say which one was meant.
  if (generator !== "sync") schema["additionalProperties"] = true;
  return `${JSON.stringify(schema, null, 2)}\n`;
}
