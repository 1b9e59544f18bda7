// As a namespace: the banner of a bundle declares the name createRequire itself.
import * as module from "node:module";
import type { FastifyServerOptions } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { $ZodType, compile, config } from "zod/v4/core";
import en from "zod/v4/locales/en.js";

type Factory = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;
type Build = (...args: unknown[]) => Compiler;
type Compiler = (route: { schema: unknown }) => (data: unknown) => unknown;

/**
 * Compilers for the schemas of routes: zod's by fastify-type-provider-zod, JSON Schema, which plugins bring, by
 * Fastify's own, loaded with the first route that needs them (they are a third of Fastify's start). A response is
 * checked too: what does not match its schema answers 500, and never leaks.
 */
export const schemaCompilers = {
  buildValidator: choose(validatorCompiler as Compiler, loadAjv),
  buildSerializer: choose(serializerCompiler as Compiler, loadStringify),
} as unknown as Factory;

function choose(zod: Compiler, loadPlain: () => Build): Build {
  return (...context) => {
    let plain: Compiler | undefined;
    return (route) => {
      if (route.schema instanceof $ZodType) return compileLazily(zod, route, route.schema);
      plain ??= loadPlain()(...context);
      return plain(route);
    };
  };
}

/**
 * Lets zod compile a schema (https://zod.dev/compile) with the first data for it: checks then take a third of the time,
 * and a start with a hundred routes compiles none of them.
 */
function compileLazily(compiler: Compiler, route: { schema: unknown }, schema: $ZodType) {
  let check: ReturnType<Compiler> | undefined;
  return (data: unknown) => {
    check ??= compiler({ ...route, schema: compile(schema) });
    return check(data);
  };
}

/** zod/mini comes without words, and "Invalid input" helps no caller. A service that chose a language keeps it. */
export function useEnglish(): void {
  if (!config().localeError) config(en());
}

// `require` exists in a bundle alone, where esbuild replaces it; import() would be too late, because compilers are
// built synchronously.
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
