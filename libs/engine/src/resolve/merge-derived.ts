import { withTemporaryFiles } from "@berth/commit";
import {
  cannotDerive,
  DERIVED_FILES,
  derivedFilesFor,
  type Failure,
  partFor,
  type Result,
  refusal,
  type Spec,
  success,
} from "@berth/registry";
import type { Snapshot } from "@berth/scaffold";
import { runGit } from "../git/run-git.ts";
import type { Stages } from "./read-stages.ts";

/**
 * A derived file after a merge of the spec. The part that is derived from the spec is rendered again in all three
 * versions, so only text of other authors is left to merge; all of it where the part is unknown. BLOCK_DAMAGED where
 * that conflicts.
 */
export function mergeDerived(
  path: string,
  spec: Spec,
  stages: Stages,
  snapshot: Pick<Snapshot, "files" | "withoutDockerfile" | "dockerfilesUnknown">,
): Result<string> {
  const file = [...DERIVED_FILES, ...derivedFilesFor(spec.settings)].find((file) => file.path === path);
  if (!file) throw new Error(`${path} is not a derived file.`);
  const part = partFor(file, spec, snapshot);
  const isKept = cannotDerive(file, snapshot);
  const render = (which: string, text: string | undefined) =>
    isKept ? success(text ?? "") : sayWhich(path, which, file.render(part, text, snapshot.files));
  const ours = render("our side", stages.ours);
  const theirs = render("their side", stages.theirs);
  const base = render("the common ancestor", stages.base);
  if (!ours.ok || !theirs.ok || !base.ok)
    return refusal(...[ours, theirs, base].flatMap((side) => (side.ok ? [] : side.failures)));
  const merged = mergeText(base.value, ours.value, theirs.value);
  if (merged !== undefined) return success(merged);
  return refusal({
    code: "BLOCK_DAMAGED",
    message: `${path} has a conflict outside the text that is derived from the spec.`,
    fix: `Resolve that part of ${path} by hand, then run npx berth resolve again.`,
  });
}

/** A fault is at a line of its version, which is in no file: the message says which version. */
function sayWhich(path: string, which: string, rendered: Result<string>): Result<string> {
  if (rendered.ok) return rendered;
  return refusal(
    ...rendered.failures.map(
      ({ message, place, ...failure }): Failure => ({
        ...failure,
        message: `In ${path} of ${which}${place ? `, line ${place.line}` : ""}: ${message}`,
        fix: `Resolve ${path} by hand, then run npx berth resolve again.`,
      }),
    ),
  );
}

/** git's own line merge of three texts; undefined where they conflict. */
function mergeText(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  return withTemporaryFiles([ours, base, theirs], (folder, files) => {
    const merged = runGit(folder, ["merge-file", "-p", "-q", ...files]);
    return merged.ok ? merged.stdout.toString() : undefined;
  });
}
