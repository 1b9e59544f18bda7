import * as z from "zod";

/**
 * What rugs-sanitizer takes from its environment, besides its port and what all services share (HOST, LOG_LEVEL and
 * others).
 */
export const Config = z.object({});

export type Config = z.infer<typeof Config>;
