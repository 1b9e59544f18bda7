import {
  DERIVED_FILES,
  derivedFilesFor,
  deriveFile,
  type Failure,
  type MovedPort,
  type Result,
  readSettings,
  SPEC_PATH,
  success,
} from "@berth/registry";
import { changeFile, type FileChange, type Plan, type Snapshot, sealPlan } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { describeMerge, findMentions } from "./find-mentions.ts";
import { findTheirHead } from "./find-theirs.ts";
import { findUpstream, type Side } from "./find-upstream.ts";
import { mergeDerived } from "./merge-derived.ts";
import { mergeStages } from "./merge-stages.ts";
import { isByHand, mendBase, readStages } from "./read-stages.ts";

/** What a merge that stopped comes to. */
export interface Resolution {
  plan: Plan;
  moved: MovedPort[];
  /** The side whose numbers stayed; undefined where the spec was merged before. */
  upstream: Side | undefined;
  /** The unmerged files that are settled by the plan. */
  settled: string[];
  /** Files that a person has to merge. */
  left: Failure[];
}

/**
 * Plans the end of a merge or rebase that stopped on the spec or on what is derived from it. Undefined where nothing of
 * that is unmerged. SPEC_INVALID where the spec can't be merged by meaning: its conflict stays as git left it.
 */
export function resolveMerge(root: string, git: GitPlaces, snapshot: Snapshot): Result<Resolution | undefined> {
  const { documents = [] } = readSettings(snapshot.files[SPEC_PATH]);
  const paths = [SPEC_PATH, ...DERIVED_FILES.map(({ path }) => path), ...documents];
  const read = readStages(root, git, paths);
  if (!read.ok) return read;
  const unmerged = read.value;
  if (unmerged.size === 0) return success(undefined);
  const theirs = findTheirHead(git);
  for (const [path, stages] of unmerged) unmerged.set(path, mendBase(root, git, theirs, path, stages));
  const side = findUpstream(root, git, theirs);
  const around = lookAround(root, git);
  if (!around.ok) return around;
  const merged = mergeStages(unmerged.get(SPEC_PATH), side, snapshot, around.value.elsewhere);
  if (!merged.ok) return merged;
  const { moved, parsed, upstream } = merged.value;

  const changes: FileChange[] = changeFile(snapshot, SPEC_PATH, parsed.source.text);
  const left: Failure[] = [];
  const settled = new Set(paths.filter((path) => unmerged.has(path)));
  for (const file of derivedFilesFor(parsed.spec.settings)) {
    const { path } = file;
    const stages = unmerged.get(path);
    const current = snapshot.files[path];
    const text =
      stages && !isByHand(current, stages)
        ? mergeDerived(path, parsed.spec, stages, snapshot)
        : deriveFile(file, parsed.spec, snapshot);
    if (!text.ok) {
      left.push(...text.failures);
      settled.delete(path);
    } else if (text.value !== undefined) changes.push(...changeFile(snapshot, path, text.value));
  }
  const notes = [...describeMerge(merged.value), ...findMentions(root, parsed.spec, moved)];
  const plan = sealPlan({ title: "resolve", service: "", ports: [], changes, notes });
  return success({ plan, moved, upstream, settled: [...settled], left });
}
