import { type Failure, type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import type { GitPlaces } from "./locate-git.ts";
import { readGit } from "./run-git.ts";

/** The spec's text at the place of the history that a working copy is compared with. */
export interface BaseText {
  /** The ref as it was asked for where it is that place itself, else the commit. */
  revision: string;
  /** Undefined where there was no spec yet. */
  text: string | undefined;
}

/**
 * The spec at the merge base of HEAD and `ref`: what `ref` got since this branch began is no change of this branch.
 * BASE_UNKNOWN where there is no git, no such ref, no common commit, or no way to read it: a comparison that silently
 * isn't made is none.
 */
export function readBase(root: string, git: GitPlaces | undefined, ref: string): Result<BaseText> {
  if (!git) return refusal(unknown(ref, "there is no git repository here"));
  const tip = resolveCommit(root, ref);
  if (tip === undefined) return refusal(unknown(ref, "this clone has no such commit"));
  const base = firstLine(readGit(root, ["merge-base", "HEAD", tip]));
  if (base === undefined) return refusal(unknown(ref, "this clone has no common ancestor of it and HEAD"));
  const revision = base === tip ? ref : base.slice(0, 12);
  const path = git.prefix + SPEC_PATH;
  const listed = readGit(root, ["ls-tree", "--full-tree", base, "--", path]);
  if (!listed.ok) return refusal(unknown(ref, "git cannot list its files"));
  if (listed.stdout.length === 0) return success({ revision, text: undefined });
  const blob = readGit(root, ["cat-file", "blob", `${base}:${path}`]);
  if (!blob.ok) {
    // Only the user can decide that: to fetch may run what the repository's configuration names.
    const fetching = `In a partial clone, this fetches it: git show ${base}:${path}. To compare with nothing: --base=`;
    return refusal({ ...unknown(ref, `git cannot read its ${SPEC_PATH}`), fix: fetching });
  }
  return success({ revision, text: blob.stdout.toString() });
}

function resolveCommit(root: string, ref: string): string | undefined {
  // What begins with a hyphen would be a flag of git's.
  if (ref.startsWith("-")) return undefined;
  return firstLine(readGit(root, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]));
}

function firstLine({ ok, stdout }: { ok: boolean; stdout: Buffer }): string | undefined {
  return ok ? stdout.toString().split("\n", 1)[0] || undefined : undefined;
}

const unknown = (ref: string, reason: string): Failure => ({
  code: "BASE_UNKNOWN",
  message: `The spec cannot be compared with ${JSON.stringify(ref)}: ${reason}.`,
  fix:
    "Fetch it first (git fetch origin <branch>; with actions/checkout, fetch-depth: 0). " +
    "To compare with nothing: --base=",
});

/**
 * The ref that a check compares with: the one asked for, or the branch that a pull request on GitHub goes to, as
 * actions/checkout has it. GITHUB_BASE_REF is set for pull requests only
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables). Undefined where there is nothing to
 * compare with; an empty string means the same.
 */
export function baseRef(asked: string | undefined): string | undefined {
  if (asked !== undefined) return asked || undefined;
  const branch = process.env["GITHUB_BASE_REF"];
  return branch ? `origin/${branch}` : undefined;
}
