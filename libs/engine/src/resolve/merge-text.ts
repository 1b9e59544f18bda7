import { withTemporaryFiles } from "@berth/commit";
import { runGit } from "../git/run-git.ts";

/** git's own line merge of three texts; undefined where they conflict. */
export function mergeText(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  return withTemporaryFiles([ours, base, theirs], (folder, files) => {
    const merged = runGit(folder, ["merge-file", "-p", "-q", ...files]);
    return merged.ok ? merged.stdout.toString() : undefined;
  });
}
