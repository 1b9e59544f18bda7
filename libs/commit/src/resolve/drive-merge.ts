import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  DERIVED_FILES,
  type MovedPort,
  mergeSpec,
  type Result,
  refusal,
  SPEC_PATH,
  success,
} from "@berth/registry";
import { type GitPlaces, locateGit } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { readGit, runGit } from "../git/run-git.ts";
import { today } from "../run/today.ts";
import { findTheirs, type TheirCommit } from "./find-theirs.ts";
import { findUpstream } from "./find-upstream.ts";
import { mergeDerived } from "./merge-derived.ts";
import type { Stages } from "./read-stages.ts";

/** What git hands to a merge driver: three files with the versions (%O %A %B) and the path they are of (%P). */
export interface DriverCall {
  base: string;
  ours: string;
  theirs: string;
  path: string;
}

/**
 * git's merge driver for the spec and what is derived from it: leaves the result in `ours`. On a failure `ours` has git's
 * usual conflict markers, and git stops as it does for any conflict (gitattributes(5), "Defining a custom merge driver").
 */
export function driveMerge(top: string, call: DriverCall): Result<MovedPort[]> {
  const merged = merge(top, call);
  if (merged.ok) {
    writeFileSync(call.ours, merged.value.text);
    return success(merged.value.moved);
  }
  runGit(top, [
    "merge-file",
    "-L",
    "ours",
    "-L",
    "base",
    "-L",
    "theirs",
    call.ours,
    call.base,
    call.theirs,
  ]);
  return merged;
}

interface Merged {
  text: string;
  moved: MovedPort[];
}

function merge(top: string, call: DriverCall): Result<Merged> {
  const path = [SPEC_PATH, ...DERIVED_FILES.map((file) => file.path)].find((path) =>
    call.path.endsWith(path),
  );
  const git =
    path === undefined ? undefined : locateGit(join(top, call.path.slice(0, -path.length)));
  const their = git && findTheirs(top, git);
  if (!git || !their || path === undefined)
    return refusal({
      code: "SPEC_INVALID",
      message: `What ${call.path} is merged with can't be told from here.`,
      fix: "Run npx berth resolve when git has stopped.",
    });
  const texts = readVersions(call);
  const specs = path === SPEC_PATH ? texts : readSpecs(top, git, their);
  const upstream = findUpstream(top, git, their.commit);
  const { base, ours = "", theirs = "" } = specs;
  const [ahead, behind] = upstream === "ours" ? [ours, theirs] : [theirs, ours];
  const { elsewhere } = lookAround(top, git);
  const merged = mergeSpec({ base, upstream: ahead, other: behind }, today(), elsewhere);
  if (!merged.ok) return merged;
  const { moved, parsed } = merged.value;
  if (path === SPEC_PATH) return success({ text: parsed.source.text, moved });
  const derived = mergeDerived(path, parsed.spec, texts);
  return derived.ok ? success({ text: derived.value, moved: [] }) : derived;
}

function readVersions({ base, ours, theirs }: DriverCall): Stages {
  const read = (file: string) => readFileSync(file).toString();
  // git hands an empty file where both sides added theirs.
  return { base: read(base) || undefined, ours: read(ours), theirs: read(theirs) };
}

/** The spec's own versions, for a file that follows from it: while git merges, the merged spec is nowhere to be read. */
function readSpecs(top: string, { prefix }: GitPlaces, { base, commit }: TheirCommit): Stages {
  const at = (revision: string) => {
    const blob = readGit(top, ["cat-file", "blob", `${revision}:${prefix}${SPEC_PATH}`]);
    return blob.ok ? blob.stdout.toString() : undefined;
  };
  return { base: base === undefined ? undefined : at(base), ours: at("HEAD"), theirs: at(commit) };
}
