import { type Result, refusal } from "@berth/registry";
import { checkOptions, unexpectedArgument } from "@berth/scaffold";
import type * as z from "zod";

/**
 * The options of a generator as Nx hands them over: unknown flags are among them, because only the options schema can
 * say what they may mean. `_` holds arguments without a place, `verbose` is Nx's own.
 */
export function takeOptions<S extends z.ZodObject>(schema: S, given: object): Result<z.infer<S>> {
  const { _: surplus, verbose: _, ...options } = given as Record<string, unknown>;
  if (Array.isArray(surplus) && surplus.length > 0) return refusal(unexpectedArgument(String(surplus[0])));
  return checkOptions(schema, options);
}
