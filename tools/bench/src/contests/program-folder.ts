import { mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A folder for programs, below this package: what isn't bundled finds its dependencies there. */
export function makeProgramFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(fileURLToPath(new URL("../../.bench-", import.meta.url)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
