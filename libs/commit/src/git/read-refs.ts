import { SPEC_PATH } from "@berth/registry";
import type { GitPlaces } from "./locate-git.ts";
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

/** The registry on every local and every remote-tracking branch but the one that is checked out here. */
export function readRefs(root: string, git: GitPlaces): RefsRead {
  const format = "%(HEAD)%(objectname) %(refname)";
  const refs = readGit(root, ["for-each-ref", `--format=${format}`, "refs/heads", "refs/remotes"]);
  const blindSpots = refs.ok
    ? complaints(refs.stderr)
    : ["git could not list the branches; only this one was looked at."];
  const wheres = new Map<string, string>();
  for (const line of refs.stdout.toString().split("\n")) {
    const [, mark, commit = "", name = ""] = /^([* ])([0-9a-f]+) refs\/(.+)$/.exec(line) ?? [];
    if (mark !== " ") continue;
    const where = name.replace(/^heads\//, "on branch ").replace(/^remotes\//, "on ");
    // A branch and its remote-tracking copy are mostly one commit; the local name says more.
    if (!wheres.has(commit)) wheres.set(commit, where);
  }
  if (wheres.size === 0) return { specs: [], blindSpots };
  const wanted = [...wheres.keys()].map((commit) => `${commit}:${git.prefix}${SPEC_PATH}\n`);
  const blobs = readGit(root, ["cat-file", "--batch"], wanted.join(""));
  if (!blobs.ok) blindSpots.push("git could not read the registry of other branches; some may be missing.");
  return { specs: [...pairBlobs(blobs.stdout, [...wheres.values()])], blindSpots };
}

/** git's answers come in the order of the questions: a header, the bytes, a line break; or one line for a miss. */
function* pairBlobs(output: Buffer, wheres: readonly string[]): Generator<SpecOnRef> {
  const seen = new Set<string>();
  let at = 0;
  for (const where of wheres) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) return;
    const header = output.subarray(at, end).toString();
    at = end + 1;
    const [, blob = "", size] = /^([0-9a-f]+) blob (\d+)$/.exec(header) ?? [];
    if (size === undefined) continue;
    const from = at;
    at += Number(size) + 1;
    if (seen.has(blob)) continue;
    seen.add(blob);
    yield { where, text: output.subarray(from, at - 1).toString() };
  }
}

/** `warning: ignoring broken ref refs/heads/x` and the like: what git passed over is said, not hidden. */
function complaints(stderr: string): string[] {
  return stderr
    .split("\n")
    .filter((line) => /broken|dangling|bad ref|invalid/i.test(line))
    .map((line) => `git: ${line.replace(/^(?:warning|error): /, "")}; what is taken there can't be seen.`);
}
