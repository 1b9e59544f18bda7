import { type Result, SPEC_PATH, scanPorts, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { readGit } from "../git/run-git.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";

/** The ports that this clone has anywhere. */
export interface PortsInUse {
  ports: ReadonlySet<number>;
  /** Nothing was left out: a port that is not among them is in no use. */
  isComplete: boolean;
}

/** Every port on a branch, in a worktree, in the working copy, or put aside with `git stash`. */
export function listInUse(root: string, git: GitPlaces): Result<PortsInUse> {
  const around = lookAround(root, git);
  if (!around.ok) return around;
  const { blindSpots, elsewhere } = around.value;
  const stashed = readGit(root, ["rev-list", "--walk-reflogs", "--ignore-missing", "refs/stash"]);
  const commits = ["HEAD", ...stashed.stdout.toString().split("\n").filter(Boolean)];
  const specs = commits.map((commit) =>
    readGit(root, ["cat-file", "blob", `${commit}:${git.prefix}${SPEC_PATH}`]).stdout.toString(),
  );
  const copy = readerOfDisk(root).read(SPEC_PATH) ?? "";
  const here = [copy, ...specs].flatMap((text) => scanPorts(text));
  const ports = new Set([...elsewhere, ...here].map(({ port }) => port));
  return success({ ports, isComplete: stashed.ok && blindSpots.length === 0 });
}
