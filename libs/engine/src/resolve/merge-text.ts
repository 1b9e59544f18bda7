import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGit } from "../git/run-git.ts";

/** git's own line merge of three texts; undefined where they conflict. */
export function mergeText(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const folder = mkdtempSync(join(tmpdir(), "berth-merge-"));
  try {
    const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    const merged = runGit(folder, ["merge-file", "-p", "-q", ...files]);
    return merged.ok ? merged.stdout.toString() : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
