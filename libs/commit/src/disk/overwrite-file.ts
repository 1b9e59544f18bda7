import { writeFileSync } from "node:fs";

/** Writes over a file that another program has handed over for that, such as git's to a merge driver. */
export const overwriteFile = (path: string, text: string): void => writeFileSync(path, text);
