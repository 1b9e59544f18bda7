import { type Result, SPEC_PATH, success } from "@berth/registry";
import { gitFailed } from "./git-failed.ts";
import type { GitPlaces } from "./locate-git.ts";
import { askGitAt, readObjects, textOf } from "./read-objects.ts";
import { readGit } from "./run-git.ts";

/** The registry's text as a branch has it. */
export interface SpecOnRef {
  /** `on branch feature/x`, `on origin/feature/x`, `in the worktree …`: for messages. */
  where: string;
  text: string;
}

/** What could be read, and what had to be left out, in words. */
export interface RefsRead {
  specs: SpecOnRef[];
  blindSpots: string[];
}

/** A commit that at least one branch points to. */
interface Tip {
  commit: string;
  where: string;
}

/** How many branches a note names, and how often git is started again behind a spec that it can't read. */
const MAX_NAMED = 5;
const MAX_RESTARTS = 64;

/**
 * The registry on every local and every remote-tracking branch but the one that is checked out here. GIT_FAILED where
 * git can't list them.
 */
export function readRefs(root: string, git: GitPlaces): Result<RefsRead> {
  const format = "%(HEAD)%(objectname) %(refname)";
  const refs = readGit(root, ["for-each-ref", `--format=${format}`, "refs/heads", "refs/remotes"]);
  if (!refs.ok) return gitFailed(root, refs);
  const wheres = new Map<string, string>();
  for (const line of refs.stdout.toString().split("\n")) {
    const [, mark, commit = "", name = ""] = /^([* ])([0-9a-f]+) refs\/(.+)$/.exec(line) ?? [];
    if (mark !== " ") continue;
    const where = name.replace(/^heads\//, "on branch ").replace(/^remotes\//, "on ");
    // A branch and its remote-tracking copy are mostly one commit; the local name says more.
    if (!wheres.has(commit)) wheres.set(commit, where);
  }
  const tips = [...wheres].map(([commit, where]): Tip => ({ commit, where }));
  const path = `${git.prefix}${SPEC_PATH}`;
  const { absent, specs, unread } = readSpecs(root, path, tips);
  const blindSpots = [
    ...complaints(refs.stderr),
    ...nameFew(
      listLost(root, absent),
      ({ where }) => `The commit ${where} is missing here; fetch it or delete the branch.`,
    ),
    ...nameFew(unread, ({ where }) => {
      const show = `git show ${where.replace(/^on (?:branch )?/, "")}:${path}`;
      return `The spec ${where} cannot be read (in a partial clone, this fetches it: ${show}).`;
    }),
  ];
  return success({ specs, blindSpots });
}

/** git's answers come in the order of the questions; where it dies, it is asked again for those that are left. */
function readSpecs(root: string, path: string, tips: readonly Tip[]) {
  const [specs, absent, unread]: [SpecOnRef[], Tip[], Tip[]] = [[], [], []];
  const seen = new Set<string>();
  let left = tips;
  for (let starts = 0; left.length > 0; starts++) {
    const answers = readObjects(
      askGitAt(root),
      left.map(({ commit }) => `${commit}:${path}`),
    );
    for (const [at, tip] of left.slice(0, answers.length).entries()) {
      const [blob, text] = [answers[at], textOf(answers[at])];
      if (!blob || text === undefined) absent.push(tip);
      else if (!seen.has(blob.hash)) specs.push({ where: tip.where, text });
      if (blob) seen.add(blob.hash);
    }
    const dead = left.slice(answers.length);
    unread.push(...(starts < MAX_RESTARTS ? dead.slice(0, 1) : dead));
    left = starts < MAX_RESTARTS ? dead.slice(1) : [];
  }
  return { specs, absent, unread };
}

/** Those whose commit itself isn't here; most have no spec yet. */
function listLost(root: string, tips: readonly Tip[]): Tip[] {
  if (tips.length === 0) return [];
  const asked = readGit(root, ["cat-file", "--batch-check"], tips.map(({ commit }) => `${commit}\n`).join(""));
  const isMissing = asked.stdout
    .toString()
    .split("\n")
    .map((line) => line.endsWith(" missing"));
  return tips.filter((_, at) => isMissing[at] ?? true);
}

/** A note for each of the first few branches, and how many more there are. */
function nameFew(tips: readonly Tip[], note: (tip: Tip) => string): string[] {
  const notes = tips.slice(0, MAX_NAMED).map((tip) => `${note(tip)} Ports that are assigned there are unknown.`);
  const rest = tips.length - notes.length;
  return rest > 0 ? [...notes, `The same applies to ${rest} more.`] : notes;
}

/** `warning: ignoring broken ref refs/heads/x` and the like: what git skipped is reported, not hidden. */
function complaints(stderr: string): string[] {
  return stderr
    .split("\n")
    .filter((line) => /broken|dangling|bad ref|invalid/i.test(line))
    .map((line) => `git: ${line.replace(/^(?:warning|error): /, "")}; ports that are assigned there are unknown.`);
}
