import { fileURLToPath } from "node:url";
import * as z from "zod";

/** Beside src/ and dist/ of this service, where git ignores it. */
const ownFolder = fileURLToPath(new URL("../recordings", import.meta.url));

/**
 * Settings of recording, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z.object({
  /** Where recordings are written. */
  RECORDING_FOLDER: z.string().min(1).default(ownFolder),
  /** Bytes after which the next file begins. */
  RECORDING_FILE_BYTES: z.coerce.number().int().min(1).default(8_388_608),
  /** How many files are kept; the oldest goes when another one begins. */
  RECORDING_FILES: z.coerce.number().int().min(2).max(10_000).default(20),
});

export type Config = z.infer<typeof Config>;
