import type { FastifyInstance, RouteOptions } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import { $ZodType, config } from "zod/v4/core";
import en from "zod/v4/locales/en.js";
import { compileLazily } from "./compile-lazily.ts";
import { serializerCompiler } from "./serialize-response.ts";

type Validators = NonNullable<RouteOptions["validatorCompiler"]>;
type Serializers = NonNullable<RouteOptions["serializerCompiler"]>;

const zodValidators = compileLazily(validatorCompiler) as Validators;
const zodSerializers = compileLazily(serializerCompiler) as Serializers;

/**
 * Makes zod schemas of routes work. Set for each route rather than for the whole server, so that a plugin may still bring
 * routes with JSON Schema. A response is checked too: what does not match its schema answers 500, and never leaks.
 */
export function useZodSchemas(app: FastifyInstance): void {
  // zod/mini comes without words, and "Invalid input" helps nobody. Whoever chose a language keeps it.
  if (!config().localeError) config(en());
  app.addHook("onRoute", (route) => {
    const { schema } = route;
    if (!schema) return;
    const { body, headers, params, query, querystring } = schema as Record<string, unknown>;
    if ([body, headers, params, query, querystring].some(isZod)) {
      route.validatorCompiler ??= zodValidators;
    }
    if (schema.response && Object.values(schema.response).some(isZod)) {
      route.serializerCompiler ??= zodSerializers;
    }
  });
}

function isZod(schema: unknown): boolean {
  return schema instanceof $ZodType;
}
