import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs a step with texts as files outside of any workspace, which are gone afterwards. Throws system errors. */
export function withTemporaryFiles<T>(texts: readonly string[], step: (folder: string, files: string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "berth-"));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, text);
      return file;
    });
    return step(folder, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes over a file that another program has handed over for that, such as git's to a merge driver. */
export const overwriteFile = (path: string, text: string): void => writeFileSync(path, text);
