import { fileURLToPath } from "node:url";

/** Where the built-in templates are: one level above this file, in the source tree as in the built package. */
export const TEMPLATES_FOLDER = fileURLToPath(new URL("../templates", import.meta.url));
