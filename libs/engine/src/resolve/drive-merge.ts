import { readFileSync } from "node:fs";
import { join } from "node:path";
import { overwriteFile } from "@berth/commit";
import { DERIVED_FILES, mergeSpec, type Result, refusal, SPEC_PATH, servicesFolder, success } from "@berth/registry";
import type { Snapshot } from "@berth/scaffold";
import { type GitPlaces, locateGit } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { runGit } from "../git/run-git.ts";
import { findDockerfiles } from "../run/find-dockerfiles.ts";
import { readFiles } from "../run/read-files.ts";
import { today } from "../run/read-snapshot.ts";
import { settingsIn } from "../run/settings-in.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { describeMerge } from "./find-mentions.ts";
import { findTheirs, type TheirCommit } from "./find-theirs.ts";
import { findUpstream } from "./find-upstream.ts";
import { mergeDerived } from "./merge-derived.ts";
import { mendBase, readBlob, type Stages } from "./read-stages.ts";

/** What git hands to a merge driver: three files with the versions (%O %A %B) and the path they are of (%P). */
export interface DriverCall {
  base: string;
  ours: string;
  theirs: string;
  path: string;
}

/**
 * git's merge driver for the spec and what is derived from it: leaves the result in `ours` and returns what a person
 * should know of it. On a failure `ours` has git's usual conflict markers, and git stops as it does for any conflict
 * (gitattributes(5), "Defining a custom merge driver").
 */
export function driveMerge(top: string, call: DriverCall): Result<string[]> {
  const merged = merge(top, call);
  if (merged.ok) {
    overwriteFile(call.ours, merged.value.text);
    return success(merged.value.notes);
  }
  const labels = ["ours", "base", "theirs"].flatMap((label) => ["-L", label]);
  runGit(top, ["merge-file", ...labels, call.ours, call.base, call.theirs]);
  return merged;
}

function merge(top: string, call: DriverCall): Result<{ text: string; notes: string[] }> {
  const path =
    [SPEC_PATH, ...DERIVED_FILES.map((file) => file.path)].find(
      (path) => call.path === path || call.path.endsWith(`/${path}`),
    ) ?? findDocument(top, call.path);
  const root = join(top, call.path.slice(0, -(path ?? "").length));
  const located = locateGit(root);
  if (!located.ok) return located;
  const git = path === undefined ? undefined : located.value;
  const their = git && findTheirs(root, git);
  if (!git || !their || path === undefined) return refusal(unknownSide(call));
  const texts = readVersions(call);
  const specs = path === SPEC_PATH ? texts : readSpecs(root, git, their, path, texts);
  if (!specs) return refusal(unknownSide(call));
  const mended = mendBase(root, git, their.commit, SPEC_PATH, specs);
  const { base, ours = "", theirs = "" } = mended;
  const upstream = findUpstream(root, git, their.commit);
  const [ahead, behind] = upstream === "ours" ? [ours, theirs] : [theirs, ours];
  const around = lookAround(root, git);
  if (!around.ok) return around;
  const merged = mergeSpec({ base, upstream: ahead, other: behind }, today(), around.value.elsewhere);
  if (!merged.ok) return merged;
  const { parsed } = merged.value;
  if (path === SPEC_PATH) return success({ text: parsed.source.text, notes: describeMerge(merged.value) });
  const dockerfiles = findDockerfiles(readerOfDisk(root), servicesFolder(parsed.spec));
  const derived = mergeDerived(path, parsed.spec, texts, { files: readTwin(root, path), ...dockerfiles });
  return derived.ok ? success({ text: derived.value, notes: [] }) : derived;
}

/** The path of a document that the spec of a folder around it names, relative to that folder. */
function findDocument(top: string, path: string): string | undefined {
  const names = path.split("/");
  return names
    .map((_, at) => ({ folder: names.slice(0, at).join("/"), below: names.slice(at).join("/") }))
    .find(({ below, folder }) => settingsIn(readerOfDisk(join(top, folder))).documents?.includes(below))?.below;
}

/** The text of the file that may carry the same block; none where that is a link, or can't be read. */
function readTwin(root: string, path: string): Snapshot["files"] {
  const twin = DERIVED_FILES.find((file) => file.path === path)?.twin;
  const read = readFiles(readerOfDisk(root), twin === undefined ? [] : [twin]);
  return read.ok ? read.value : {};
}

function readVersions({ base, ours, theirs }: DriverCall): Stages {
  const read = (file: string) => readFileSync(file).toString();
  // git hands an empty file where both sides added theirs.
  return { base: read(base) || undefined, ours: read(ours), theirs: read(theirs) };
}

/**
 * The spec's own versions, for a file that follows from it: while git merges, the merged spec is nowhere to be read.
 * Undefined where git merges something else than these commits: ancestors of a criss-cross merge, a pick in the middle
 * of a rebase that has stopped.
 */
function readSpecs(
  root: string,
  git: GitPlaces,
  { base, commit }: TheirCommit,
  path: string,
  texts: Stages,
): Stages | undefined {
  const at = (path: string): Stages => ({
    base: readBlob(root, git, base, path),
    ours: readBlob(root, git, "HEAD", path),
    theirs: readBlob(root, git, commit, path),
  });
  const known = at(path);
  const isSame = (["base", "ours", "theirs"] as const).every((side) => known[side] === texts[side]);
  return isSame ? at(SPEC_PATH) : undefined;
}

const unknownSide = ({ path }: DriverCall) =>
  ({
    code: "SPEC_INVALID",
    message: `The version that ${path} is merged with is unknown.`,
    fix: "When git stops, run npx berth resolve.",
  }) as const;
