import { fileURLToPath } from "node:url";
import * as z from "zod";

/**
 * Settings of recording, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({
  /** Where recordings are written: beside src/ and dist/ of this service, where git ignores them. */
  RECORDING_FOLDER: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL("../recordings", import.meta.url))),
  /** Bytes after which the next file begins. */
  RECORDING_FILE_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(8 * 1024 * 1024),
  /** How many files are kept; the oldest goes when another one begins. */
  RECORDING_FILES: z.coerce.number().int().min(2).max(10_000).default(20),
});

export type Config = z.infer<typeof Config>;
