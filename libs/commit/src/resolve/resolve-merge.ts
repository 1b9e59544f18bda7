import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DERIVED_FILES,
  type Failure,
  type MovedPort,
  mergeSpec,
  type ParsedSpec,
  parseSpec,
  type Result,
  refusal,
  SPEC_PATH,
  success,
} from "@berth/registry";
import { changeFile, type FileChange, type Plan, type Snapshot, sealPlan } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { findUpstream, type Side } from "./find-upstream.ts";
import { mergeDerived } from "./merge-derived.ts";
import { readStages, type Stages } from "./read-stages.ts";

/** What a merge that stopped comes to. */
export interface Resolution {
  plan: Plan;
  moved: MovedPort[];
  upstream: Side;
  /** The unmerged files that are settled by the plan. */
  settled: string[];
  /** Files that a person has to merge. */
  left: Failure[];
}

/**
 * Plans the end of a merge or rebase that stopped on the spec or on what is derived from it. Undefined where nothing of
 * that is unmerged. SPEC_INVALID where the spec can't be merged by meaning: its conflict stays as git left it.
 */
export function resolveMerge(
  root: string,
  git: GitPlaces,
  snapshot: Snapshot,
): Result<Resolution | undefined> {
  const paths = [SPEC_PATH, ...DERIVED_FILES.map((file) => file.path)];
  const unmerged = readStages(root, git, paths);
  if (unmerged.size === 0) return success(undefined);
  const upstream = findUpstream(root, git);
  const merged = mergeStages(root, git, unmerged.get(SPEC_PATH), upstream, snapshot);
  if (!merged.ok) return merged;
  const { moved, parsed } = merged.value;

  const changes: FileChange[] = changeFile(snapshot, SPEC_PATH, parsed.source.text);
  const left: Failure[] = [];
  const settled = new Set(unmerged.keys());
  for (const { path, render } of DERIVED_FILES) {
    const stages = unmerged.get(path);
    const text = stages
      ? mergeDerived(path, parsed.spec, stages)
      : render(parsed.spec, snapshot.files[path]);
    if (text.ok) changes.push(...changeFile(snapshot, path, text.value));
    else {
      left.push(...text.failures);
      settled.delete(path);
    }
  }
  const notes = moved.map(
    ({ from, holder, service, to }) =>
      `${service} moved from ${from} to ${to}: upstream, ${from} belongs to ${holder}.`,
  );
  const plan = sealPlan({ title: "resolve", service: "", ports: [], changes, notes });
  return success({ plan, moved, upstream, settled: [...settled], left });
}

function mergeStages(
  root: string,
  git: GitPlaces,
  stages: Stages | undefined,
  upstream: Side,
  snapshot: Snapshot,
): Result<{ parsed: ParsedSpec; moved: MovedPort[] }> {
  // git merged the spec itself; only files derived from it are left.
  if (!stages) {
    const parsed = parseSpec(readFileSync(join(root, SPEC_PATH)).toString());
    return parsed.ok ? success({ parsed: parsed.value, moved: [] }) : parsed;
  }
  const { base, ours, theirs } = stages;
  if (ours === undefined || theirs === undefined)
    return refusal({
      code: "SPEC_INVALID",
      message: `One side deleted ${SPEC_PATH}.`,
      fix: "Decide by hand whether the registry stays.",
    });
  const [ahead, behind] = upstream === "ours" ? [ours, theirs] : [theirs, ours];
  return mergeSpec(
    { base, upstream: ahead, other: behind },
    snapshot.today,
    lookAround(root, git).elsewhere,
  );
}
