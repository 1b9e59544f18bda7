import { realpathSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { findPlaceToSetUp, findWorkspace, readerOfDisk, readRegistry } from "@berth/engine";
import {
  auditSpec,
  type Failure,
  type Result,
  readSettings,
  refusal,
  SPEC_PATH,
  type Spec,
  specAbout,
  success,
} from "@berth/registry";
import { readText } from "../../import/read-text.ts";
import { invalid, relativeTo } from "../../place-paths.ts";

/** What is looked at, and by which spec. */
export interface Scope {
  /** The workspace, or the folder itself where there is none; a real path. */
  root: string;
  /** The folder below it, with a final slash; empty for all of it. */
  below: string;
  folder: string;
  state: "read" | "broken" | "none";
  spec?: Spec;
  /** Where the rows stand in the spec, by their numbers. */
  rowLines: ReadonlyMap<number, number>;
  failures: readonly Failure[];
  notes: string[];
}

/** FLAG_INVALID for what is no folder. */
export async function findScope(cwd: string, folder = "."): Promise<Result<Scope>> {
  const path = resolve(cwd, folder);
  if (!isFolder(path)) return refusal(invalid(`${folder} is no folder`));
  const here = realpathSync(path);
  const around = findWorkspace(here);
  // A repository inside of a workspace, such as a submodule, is none of its folders.
  const isOwn = around.ok && realpathSync(around.value) !== here && statSync(join(here, ".git"), NONE) !== undefined;
  if (!around.ok || isOwn) return success({ ...none(here), notes: notesOf(here) });
  const root = realpathSync(around.value);
  const below = relativeTo(root, here);
  const place = {
    root,
    below: below === "" ? "" : `${below}/`,
    folder: basename(here) || here,
    rowLines: new Map(),
    notes: realpathSync(cwd) === root ? [] : [FROM_THE_TOP],
  };
  const registry = readRegistry(readerOfDisk(root));
  if (registry.ok) {
    const { errors, warnings } = auditSpec(registry.value);
    const failures = [...errors, ...warnings, ...registry.value.warnings];
    const { source, spec } = registry.value;
    const rowLines = new Map(spec.ports.map(({ port }) => [port, source.placeOf(["ports", port], "key").line]));
    return success({ ...place, state: "read", spec, rowLines, failures });
  }
  // The rows that can be read one by one still say whose they are.
  const { text = "" } = readText(root, SPEC_PATH);
  const rest = await specAbout(text, text, () => import("@berth/registry/yaml"));
  return success({
    ...place,
    ...(rest && { spec: { ...rest, settings: readSettings(text) } }),
    ...{ state: "broken", failures: registry.failures },
  });
}

/** For a reader who calls it from another folder: what it recommends names paths as the page does. */
const FROM_THE_TOP = "Paths begin at the top of the workspace; run the commands there.";

const NONE = { throwIfNoEntry: false } as const;

function isFolder(path: string): boolean {
  try {
    return statSync(path, NONE)?.isDirectory() ?? false;
  } catch {
    // A link that leads to itself, or a name that no file can have.
    return false;
  }
}

const none = (root: string) => ({
  ...{ root, below: "", folder: basename(root) || root, failures: [], rowLines: new Map() },
  state: "none" as const,
});

/** A spec that git has and leaves out of the working copy. */
function notesOf(folder: string): string[] {
  const place = findPlaceToSetUp(folder);
  return place.ok ? [] : place.failures.map(({ fix = "", message }) => `${message} ${fix}`);
}

/** How Berth is called where no spec says it: by npx where it is installed, else it would load another package. */
export function findBin(root: string): string {
  for (let folder = root; ; folder = resolve(folder, "..")) {
    if (statSync(join(folder, "node_modules/.bin/berth"), NONE)) return "npx berth";
    if (folder === resolve(folder, "..")) return "berth";
  }
}
