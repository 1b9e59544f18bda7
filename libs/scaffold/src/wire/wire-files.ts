import { type ReadCode, type Result, success } from "@berth/registry";
import { NX_CONFIG_PATH } from "../init/plan-nx.ts";
import type { FileWrite } from "../plans/plan.ts";
import { changeFile } from "../plans/seal-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { PACKAGE_NAME, type ProjectFolder, pathIn, VITE_CONFIGS } from "./project-folder.ts";
import { targetPlaces } from "./target-places.ts";
import { tellAngular } from "./tell-angular.ts";
import { tellTypes } from "./tell-types.ts";
import { envFileOf, wireEnvFile } from "./wire-env-file.ts";
import { wireScripts } from "./wire-scripts.ts";
import { wireTargets } from "./wire-targets.ts";
import { newViteConfig, pairOf, wireVite } from "./wire-vite.ts";
import type { Start, Target, Wired } from "./wiring.ts";

/** The files of a project, wired as far as that is safe. */
export interface Wirings {
  changes: FileWrite[];
  notes: string[];
  starts: Start[];
  hasVite: boolean;
  isTold: boolean;
}

/**
 * Wires the files of a project one after the other: what its scripts and targets start, then what those read.
 * FILE_UNREADABLE for one that can't be parsed.
 */
export function wireFiles(
  project: ProjectFolder,
  target: Target,
  snapshot: Snapshot,
  readCode: ReadCode | undefined,
): Result<Wirings> {
  const { folder, name, names } = project;
  const done: Wirings = { changes: [], notes: [], starts: [], hasVite: false, isTold: false };
  const texts: Record<string, string> = {};
  const textOf = (path: string) => texts[path] ?? snapshot.files[path];
  const apply = (path: string, wire: (text: string) => Result<Wired>): Result<undefined> => {
    const text = textOf(path);
    if (text === undefined) return success(undefined);
    const wired = wire(text);
    if (!wired.ok) return wired;
    texts[path] = wired.value.text;
    done.notes.push(...wired.value.notes);
    done.starts.push(...wired.value.starts);
    done.isTold ||= wired.value.isTold ?? false;
    return success(undefined);
  };
  const manifest = pathIn(folder, PACKAGE_NAME);
  const scripts = apply(manifest, (text) => wireScripts(manifest, text, target));
  if (!scripts.ok) return scripts;
  const places = targetPlaces(folder, name, textOf);
  if (!places.ok) return places;
  for (const place of places.value) {
    const targets = apply(place.path, (text) => wireTargets(text, place, target));
    if (!targets.ok) return targets;
  }
  if (done.starts.length === 0) done.starts.push(...inferStarts(project, snapshot));
  done.hasVite = names.some((one) => VITE_CONFIGS.includes(one));
  const steps = [
    () => wireConfig(project, target, snapshot, textOf, done.starts, readCode),
    () => wireEnvFiles(project, target, snapshot, textOf, done.starts),
  ];
  for (const step of steps) {
    const wired = step();
    Object.assign(texts, wired.texts);
    done.notes.push(...wired.notes);
  }
  done.changes = Object.entries(texts).flatMap(([file, text]) => changeFile(snapshot, file, text));
  return success(done);
}

/** Texts by their paths, and what is left to a person. */
interface Step {
  texts: Record<string, string>;
  notes: readonly string[];
}

type TextOf = (path: string) => string | undefined;

/**
 * The configuration of Vite, which is made where a script starts Vite and has none. Where no parser is at hand, as in
 * the tree of another generator, it is told.
 */
function wireConfig(
  { folder, names }: ProjectFolder,
  target: Target,
  snapshot: Snapshot,
  textOf: TextOf,
  starts: readonly Start[],
  readCode: ReadCode = () => ({ ports: [], problem: "is not read here" }),
): Step {
  const started = starts.filter(({ server }) => server.reads === "vite");
  const named = started.find(({ config }) => config !== undefined)?.config?.replaceAll(/["']|^\.\//g, "");
  const found = VITE_CONFIGS.find((config) => (named === undefined ? names.includes(config) : config === named));
  if (found === undefined && started.length === 0) return { texts: {}, notes: [] };
  if (named !== undefined && found === undefined)
    return {
      texts: {},
      notes: [`${pathIn(folder, named)} is not read here. Write in its server: ${pairOf(target.row)}`],
    };
  const path = pathIn(folder, found ?? NEW_CONFIG);
  const text = textOf(path);
  if (text === undefined) return { texts: { [path]: newViteConfig(target) }, notes: [] };
  const wired = wireVite(path, text, target, readCode);
  const types = wired.text === text ? [] : tellTypes(path, folder, snapshot);
  return { texts: { [path]: wired.text }, notes: [...wired.notes, ...types] };
}

/** A module whatever the package.json says of its type. */
const NEW_CONFIG = "vite.config.mjs";

/** What the plugins of Nx infer from a configuration, where neither a script nor a target says more. */
const INFERRED: readonly (readonly [config: RegExp, program: string, targets: readonly string[]])[] = [
  [/^next\.config\.\w+$/, "next", ["dev", "start"]],
  [/^nuxt\.config\.\w+$/, "nuxt", ["serve"]],
];

/** The targets that Nx infers, which take PORT. */
function inferStarts({ names }: ProjectFolder, { rootNames }: Snapshot): Start[] {
  const found = INFERRED.find(([config]) => names.some((name) => config.test(name)));
  if (!found || !rootNames.includes(NX_CONFIG_PATH)) return [];
  const [, program, targets] = found;
  return targets.map((name) => ({ name, server: { program, reads: "PORT", flags: [] }, needsEnvFile: true }));
}

/** The .env files from which Nx sets PORT for the targets that need it. */
function wireEnvFiles(
  project: ProjectFolder,
  target: Target,
  snapshot: Snapshot,
  textOf: TextOf,
  starts: readonly Start[],
): Step {
  const isOld = tellAngular(project, target, snapshot).length > 0;
  const wanted = starts.filter(({ needsEnvFile, server }) => needsEnvFile && !(server.reads === "angular" && isOld));
  const files = snapshot.rootNames.includes(NX_CONFIG_PATH) ? wanted.flatMap(({ name }) => envFileOf(name) ?? []) : [];
  const wired = files.map((name) => {
    const path = pathIn(project.folder, name);
    return { path, ...wireEnvFile(path, textOf(path), target.row) };
  });
  return {
    texts: Object.fromEntries(wired.map(({ path, text }) => [path, text])),
    notes: wired.flatMap(({ notes }) => notes),
  };
}
