import { createHash, randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { hostname } from "node:os";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit, runGit } from "../git/run-git.ts";

const KEY = "berth.clone";

/**
 * Tells this workspace in this clone from all others; the same in all of its worktrees. Names neither host nor folder.
 * Undefined where no claim was made yet. When in doubt it differs: a copied or moved clone can no longer drop its
 * claims, and can never drop those of another clone (two containers may have one host name and one folder).
 */
export function readCloneId(root: string, git: GitPlaces): string | undefined {
  const seed = readGit(root, ["config", "--local", "--get", KEY]);
  if (!seed.ok) return undefined;
  return createHash("sha256")
    .update([seed.stdout.toString().trim(), hostname(), realpathSync(git.common), git.prefix].join("\0"))
    .digest("hex")
    .slice(0, 16);
}

/** The same, made on first use. Still undefined where git's configuration can't be written. */
export function makeCloneId(root: string, git: GitPlaces): string | undefined {
  if (readCloneId(root, git) === undefined) runGit(root, ["config", "--local", KEY, randomBytes(16).toString("hex")]);
  return readCloneId(root, git);
}
