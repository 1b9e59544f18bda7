import type { FastifySchemaCompiler } from "fastify";
import { serializerCompiler as encoder, ResponseSerializationError } from "fastify-type-provider-zod";
import { $ZodType, type $ZodTypes, safeParse } from "zod/v4/core";

type Serialize = (data: unknown) => string;
type Compiler = (route: Parameters<FastifySchemaCompiler<unknown>>[0]) => Serialize;

/**
 * Checks a response against its schema and turns it into JSON. Encoding, which a codec needs, takes fifteen times as long as
 * parsing in zod 4.6, so a schema that means the same in both directions is parsed.
 * @throws ResponseSerializationError when the response is not what the schema says.
 */
export const serializerCompiler: Compiler = (route) => {
  const { schema, method, url } = route;
  if (!(schema instanceof $ZodType) || !isSymmetric(schema, new Set())) {
    return encoder(route as Parameters<typeof encoder>[0]);
  }
  return (data) => {
    const result = safeParse(schema, data);
    if (result.success) return JSON.stringify(result.data);
    throw new ResponseSerializationError(method, url, { cause: result.error });
  };
};

/** Whether a schema only checks: no codec, transform, default or catch below it. */
function isSymmetric(schema: $ZodType, seen: Set<$ZodType>): boolean {
  if (seen.has(schema)) return true;
  seen.add(schema);
  const all = (parts: readonly $ZodType[]) => parts.every((part) => isSymmetric(part, seen));
  const { def } = (schema as $ZodTypes)._zod;
  // Checks that change the value: trim, toLowerCase and their kind.
  if (def.checks?.some((check) => check._zod.def.check === "overwrite")) return false;
  switch (def.type) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
    case "null":
    case "any":
    case "unknown":
    case "enum":
    case "literal":
      return !("coerce" in def && def.coerce);
    case "array":
      return all([def.element]);
    case "nullable":
    case "optional":
    case "readonly":
      return all([def.innerType]);
    case "object":
      return all([...Object.values(def.shape), ...(def.catchall ? [def.catchall] : [])]);
    case "record":
      return all([def.keyType, def.valueType]);
    case "tuple":
      return all([...def.items, ...(def.rest ? [def.rest] : [])]);
    case "union":
      return all(def.options);
    case "never":
      return true;
    default:
      return false;
  }
}
