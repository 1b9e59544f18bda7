import type { GitPlaces } from "../git/locate-git.ts";
import { findMergeBase } from "./find-theirs.ts";
import { readBlob } from "./read-blob.ts";
import type { Stages } from "./read-stages.ts";

/** git makes the markers of a merge of ancestors longer than those that people see. */
const MARKER = /^<{7,} /m;

/**
 * Two branches that merged each other have several common ancestors. git merges these first, and where they conflict,
 * the base that it hands on holds conflict markers. Any one of the ancestors says more.
 */
export function mendBase(
  root: string,
  git: GitPlaces,
  theirs: string | undefined,
  path: string,
  stages: Stages,
): Stages {
  const { base } = stages;
  if (base === undefined || theirs === undefined || !MARKER.test(base)) return stages;
  return { ...stages, base: readBlob(root, git, findMergeBase(root, theirs), path) };
}
