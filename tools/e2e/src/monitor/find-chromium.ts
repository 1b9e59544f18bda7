import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The first Chromium on the path; undefined where there is none. */
export function findChromium(path = process.env["PATH"] ?? ""): string | undefined {
  const files = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find(isExecutable);
}

/** Why no page opens here, for `skipIf`; empty where one does, and in CI, where a missing browser is a failure. */
export const chromiumMissing = findChromium() || process.env["CI"] ? "" : "(no chromium on the path)";

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
