import swagger from "@fastify/swagger";
import fastify, { type FastifySchema } from "fastify";
import { createJsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { $ZodType } from "zod/v4/core";
import { ERROR_BODY_SCHEMA } from "../http/error-body.ts";
import type { CollectedRoutes, DocumentedRoute } from "./collect-routes.ts";

const transformZod = createJsonSchemaTransform({
  // What a schema cannot say in JSON (a Date, a transform) is documented as anything instead of failing the whole
  // document.
  zodToJsonConfig: { unrepresentable: "any" },
});

/**
 * Renders the OpenAPI 3.1 document of the routes. @fastify/swagger wants to see routes while they are added; a second
 * instance, which never listens, shows them to it when the document is asked for, and a start costs nothing.
 */
export async function renderDocument(
  { routes, sharedSchemas }: CollectedRoutes,
  info: { title: string; version: string },
): Promise<object> {
  const app = fastify({ exposeHeadRoutes: false });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.register(swagger, {
    openapi: { openapi: "3.1.1", info },
    transform: (document) => {
      const { schema, url } = isPlain(document.schema) ? document : transformZod(document);
      return { schema: complete(schema, document.url, takesInput(document.schema)), url };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.register(async (scope) => {
    for (const [id, schema] of Object.entries(sharedSchemas())) {
      scope.addSchema({ $id: id, ...(schema as object) });
    }
    for (const { method, schema = {}, url } of routes)
      scope.route({ method, url, schema, handler: async () => undefined });
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

/** Adds what every route has: a tag, by which the page groups, and the answer to input that its schema refuses. */
function complete(schema: FastifySchema, url: string, input: boolean): FastifySchema {
  const { response = { 200: { description: "Default Response" } }, tags = [tagOf(url)] } = schema as DocumentedSchema;
  const refused = { description: "The input does not match its schema.", ...ERROR_BODY_SCHEMA };
  return { ...schema, tags, response: { ...(input ? { 400: refused } : {}), ...response } } as FastifySchema;
}

type DocumentedSchema = { response?: object; tags?: string[] };

/** The first segment of a path. */
function tagOf(url: string): string {
  return url.split("/").find((segment) => segment !== "" && !segment.startsWith(":")) ?? "/";
}

function takesInput(schema: DocumentedRoute["schema"]): boolean {
  const { body, headers, params, querystring } = schema ?? {};
  return [body, headers, params, querystring].some((part) => part !== undefined);
}

/** True when a route speaks of JSON Schemas, which are in the document's language already. */
function isPlain(schema: FastifySchema | undefined): boolean {
  const { body, headers, params, querystring, response } = schema ?? {};
  const parts = [body, headers, params, querystring, ...Object.values(response ?? {})];
  const given = parts.filter((part) => part !== undefined);
  return given.length > 0 && !given.some((part) => part instanceof $ZodType);
}
