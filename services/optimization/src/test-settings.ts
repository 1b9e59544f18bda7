import type * as z from "zod";
import type { Config } from "./config.ts";

/**
 * Settings for the tests, as the environment would give them.
 * A setting of config.ts without a default needs a value here.
 */
export const testSettings = {} satisfies z.input<typeof Config>;
