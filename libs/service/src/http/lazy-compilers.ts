// As a namespace: the banner of a bundle declares the name createRequire itself.
import * as module from "node:module";
import type { FastifyServerOptions } from "fastify";

type Compilers = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;
type Build = (...args: unknown[]) => never;

/**
 * Ajv and fast-json-stringify, loaded with the first route that needs them: a service with zod schemas alone starts without
 * (they are a third of Fastify's own start).
 */
export const lazyCompilers: Compilers = {
  buildValidator: (...args: unknown[]) => loadAjv()(...args),
  buildSerializer: (...args: unknown[]) => loadStringify()(...args),
};

// `require` exists in a bundle alone, where esbuild replaces it; import() would be too late, because compilers are built
// synchronously.
const inBundle = typeof require === "function";

function loadAjv(): Build {
  const build = inBundle
    ? require("@fastify/ajv-compiler")
    : module.createRequire(import.meta.url)("@fastify/ajv-compiler");
  return build();
}

function loadStringify(): Build {
  const build = inBundle
    ? require("@fastify/fast-json-stringify-compiler")
    : module.createRequire(import.meta.url)("@fastify/fast-json-stringify-compiler");
  return build();
}
