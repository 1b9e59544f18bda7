import { locateGit, parseObjects, readGitLater, textOf } from "@berth/engine";
import { type HistoryEntry, SPEC_PATH } from "@berth/registry";
import type { VersionView } from "../api/monitor-state.ts";

/** How long git may search, in a repository of any size. */
export const GIT_LIMIT_MS = 20_000;

/** More versions than a timeline shows. */
const MOST_COMMITS = 1000;

const VERSION = /^version[ \t]*:[ \t]*["']?(\d+\.\d+\.\d+)/m;

/** The versions of the history, newest first, until git is asked. */
export const listVersions = (history: readonly HistoryEntry[]): VersionView[] =>
  history.toReversed().map(({ change, date, version }) => ({ version, date, change }));

/**
 * The commit that brought each version of the spec. Empty where there is no git, or where it takes too long.
 * Plumbing commands alone: `git log` may run a program that the repository's configuration names.
 */
export async function findVersionCommits(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const path = specPathInGit(root);
  if (path === undefined) return found;
  const asked = ["rev-list", `--max-count=${MOST_COMMITS}`, "HEAD", "--", `:(literal)${SPEC_PATH}`];
  const listed = await readGitLater(root, asked, { limitMs: GIT_LIMIT_MS });
  const commits = listed.ok ? listed.stdout.toString().split("\n").filter(Boolean) : [];
  if (commits.length === 0) return found;
  const input = commits.map((commit) => `${commit}:${path}\n`).join("");
  const { stdout } = await readGitLater(root, ["cat-file", "--batch"], { input, limitMs: GIT_LIMIT_MS });
  for (const [at, object] of parseObjects(stdout, commits.length).entries()) {
    const version = VERSION.exec(textOf(object) ?? "")?.[1];
    // Newest first: an older commit with the same version is the one that brought it.
    if (version !== undefined) found.set(version, commits[at] ?? "");
  }
  return found;
}

/** The text of the spec as a commit has it; undefined where git lacks it. */
export async function readSpecAt(root: string, commit: string): Promise<string | undefined> {
  const path = specPathInGit(root);
  if (path === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const input = `${commit}:${path}\n`;
  const { stdout } = await readGitLater(root, ["cat-file", "--batch"], { input, limitMs: GIT_LIMIT_MS });
  return textOf(parseObjects(stdout, 1)[0]);
}

function specPathInGit(root: string): string | undefined {
  try {
    const git = locateGit(root);
    return git.ok && git.value ? `${git.value.prefix}${SPEC_PATH}` : undefined;
  } catch {
    return undefined;
  }
}
