import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

// The same route and the same answer, said in zod for ours and in JSON Schema, Fastify's own way, for the bare one.
const OURS = `import { serve } from "@berth/service";
import * as z from "zod/mini";
const schema = {
  params: z.object({ name: z.string().check(z.minLength(1), z.maxLength(80)) }),
  response: { 200: z.object({ text: z.string(), name: z.string(), length: z.number() }) },
};
await serve({ service: "hello", listeners: [{ port: "BENCH_PORT", app: async (app) => {
  app.get("/greetings/:name", { schema }, async ({ params: { name } }) =>
    ({ text: "Hello " + name, name, length: name.length }));
} }] });
`;

const bare = (options: string) => `import fastify from "fastify";
const string = { type: "string" };
const schema = {
  params: { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1, maxLength: 80 } } },
  response: { 200: { type: "object", required: ["text", "name", "length"],
    properties: { text: string, name: string, length: { type: "number" } } } },
};
const app = fastify(${options});
app.get("/greetings/:name", { schema }, async ({ params: { name } }) =>
  ({ text: "Hello " + name, name, length: name.length }));
await app.listen({ port: Number(process.env.BENCH_PORT), host: "127.0.0.1" });
`;

// What a team assembles from Fastify's logger and the usual plugins, with the features of a generated service: no line
// for a request that succeeds, metrics by route, load shedding, docs, zod schemas.
const ASSEMBLED = `import fastify, { LogController } from "fastify";
import swagger from "@fastify/swagger";
import underPressure from "@fastify/under-pressure";
import metrics from "fastify-metrics";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import * as z from "zod";
const app = fastify({
  logger: true, requestIdHeader: "x-request-id", logController: new LogController({ disableRequestLogging: true }),
});
app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
await app.register(metrics, { endpoint: "/metrics" });
await app.register(underPressure, { exposeStatusRoute: "/livez" });
await app.register(swagger, { openapi: { info: { title: "hello", version: "1" } }, transform: jsonSchemaTransform });
await app.register(async (scope) => {
  scope.setValidatorCompiler(validatorCompiler);
  scope.setSerializerCompiler(serializerCompiler);
  const schema = {
    params: z.object({ name: z.string().min(1).max(80) }),
    response: { 200: z.object({ text: z.string(), name: z.string(), length: z.number() }) },
  };
  scope.get("/greetings/:name", { schema }, async ({ params: { name } }) =>
    ({ text: "Hello " + name, name, length: name.length }));
});
await app.listen({ port: Number(process.env.BENCH_PORT), host: "127.0.0.1" });
`;

/** The programs that are compared. */
const programs = {
  ours: OURS.replace("zod/mini", "zod"),
  oursMini: OURS,
  assembled: ASSEMBLED,
  bare: bare(""),
  bareLogging: bare("{ logger: true }"),
} as const;

export type ProgramName = keyof typeof programs;

/** What they answer on. */
export const route = "/greetings/Ada";

/** As `nx build` of a service does it. */
const bundling = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
} as const;

/** A program as one file, or as it is. */
export type Form = "bundled" | "unbundled";

/** Writes a program into a folder, and returns its path. An unbundled one finds its packages in this repository. */
export async function makeProgram(folder: string, name: ProgramName, form: Form): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  const contents = programs[name];
  if (form === "unbundled") writeFileSync(path, contents);
  else await build({ ...bundling, stdin: { contents, resolveDir: import.meta.dirname }, outfile: path });
  return path;
}
