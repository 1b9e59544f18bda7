import * as z from "zod";

/**
 * Settings of optimization, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({
  /** Milliseconds that recording may take for one of its answers. */
  RECORDING_TIMEOUT_MS: z.coerce.number().int().min(1).max(60_000).default(5_000),
});

export type Config = z.infer<typeof Config>;
