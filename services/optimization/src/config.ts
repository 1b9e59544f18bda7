import * as z from "zod";

/**
 * Settings of optimization, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({
  GREETING: z.string().min(1).default("Hello"),
});

export type Config = z.infer<typeof Config>;
