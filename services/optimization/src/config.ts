import * as z from "zod";

/**
 * What optimization takes from its environment, besides its port and what all services share (HOST, LOG_LEVEL and
 * others).
 */
export const Config = z.object({
  GREETING: z.string().min(1).default("Hello"),
});

export type Config = z.infer<typeof Config>;
