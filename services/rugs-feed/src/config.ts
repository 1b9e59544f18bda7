import * as z from "zod";

/**
 * Settings of rugs-feed, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({
  /** The WebSocket to capture, such as wss://rugs.example/games. Without it, the source is a simulated game. */
  RUGS_SOURCE_URL: z.url({ protocol: /^wss?$/, error: "Expected a URL such as wss://rugs.example/games." }).optional(),
  /** Which games the simulated source plays: the same seed plays the same ones. */
  RUGS_SEED: z.coerce.number().int().min(0).max(0xffff_ffff).default(1),
  /** Milliseconds between two frames of the simulated source. */
  RUGS_TICK_MS: z.coerce.number().int().min(5).max(60_000).default(250),
});

export type Config = z.infer<typeof Config>;
