import * as z from "zod";

/**
 * Settings of recording, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({});

export type Config = z.infer<typeof Config>;
