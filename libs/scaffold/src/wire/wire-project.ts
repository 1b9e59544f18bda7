import { binOf, type PortRow, type ReadCode, type Result, type Spec, success, usesNx } from "@berth/registry";
import type { FileWrite, NextSteps } from "../plans/plan.ts";
import { changeFile } from "../plans/seal-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { speaksHttp } from "../template/protocols.ts";
import { PACKAGE_NAME, type ProjectFolder, pathIn, VITE_CONFIGS } from "./project-folder.ts";
import { targetPlaces } from "./target-places.ts";
import { tellAngular } from "./tell-angular.ts";
import { tellCode } from "./tell-code.ts";
import { tellTypes } from "./tell-types.ts";
import { wireScripts } from "./wire-scripts.ts";
import { wireTargets } from "./wire-targets.ts";
import { wireVite } from "./wire-vite.ts";
import { startBy, type Target, type Wired } from "./wiring.ts";

/** How a project comes to listen on its row's port. */
export interface Wiring {
  changes: FileWrite[];
  notes: string[];
  next: NextSteps | undefined;
}

/**
 * What has to change so that the project listens on the port of its row, and what a person has to write where no safe
 * change is known. FILE_UNREADABLE for a file of it that can't be parsed.
 */
export function wireProject(
  project: ProjectFolder,
  row: PortRow,
  spec: Spec,
  snapshot: Snapshot,
  readCode: ReadCode | undefined,
): Result<Wiring> {
  const target: Target = { row, bin: binOf(spec) };
  const steps = wireFiles(project, target, snapshot, readCode);
  if (!steps.ok) return steps;
  const { changes, starts } = steps.value;
  const notes = [...steps.value.notes];
  const servers = starts.map(({ server }) => server);
  if (servers.some(({ reads }) => reads === "angular" || reads === "option"))
    notes.push(...tellAngular(project, target, snapshot));
  const hasVite = steps.value.hasVite || servers.some(({ reads }) => reads === "vite");
  const knowsPort = hasVite || servers.some(({ reads }) => reads !== "code");
  if (!knowsPort) notes.push(...tellCode(project, target, snapshot, readCode));
  if (starts.length === 0 && !hasVite && notes.length === 0) notes.push(tellStart(project, target, spec));
  return success({ changes, notes, next: nextOf(project, row, spec, starts) });
}

interface Wirings extends Omit<Wiring, "next"> {
  starts: Wired["starts"][number][];
  hasVite: boolean;
}

function wireFiles(
  { folder, name, names }: ProjectFolder,
  target: Target,
  snapshot: Snapshot,
  readCode: ReadCode | undefined,
): Result<Wirings> {
  const done: Wirings = { changes: [], notes: [], starts: [], hasVite: false };
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
  const vite = VITE_CONFIGS.find((config) => names.includes(config));
  const path = vite && pathIn(folder, vite);
  const config = path === undefined ? undefined : textOf(path);
  if (path !== undefined && config !== undefined) {
    // Where no parser is at hand, as in the tree of another generator, it is told.
    const wired = wireVite(path, config, target, readCode ?? (() => ({ ports: [], problem: "is not read here" })));
    texts[path] = wired.text;
    done.notes.push(...wired.notes, ...(wired.text === config ? [] : tellTypes(path, folder, snapshot)));
  }
  done.hasVite = path !== undefined;
  done.changes = Object.entries(texts).flatMap(([file, text]) => changeFile(snapshot, file, text));
  return success(done);
}

/** What is started by nothing that is known. */
function tellStart({ name }: ProjectFolder, target: Target, spec: Spec): string {
  const command = usesNx(spec) ? startBy(target, `npx nx serve ${name}`) : startBy(target, "<command>");
  return `Nothing is known that starts it. To start it on ${target.row.port}: ${command}`;
}

/** How a project is started now, where Nx starts it. */
function nextOf({ name }: ProjectFolder, row: PortRow, spec: Spec, starts: Wirings["starts"]): NextSteps | undefined {
  const order = ["serve", "dev", "start"];
  const first = order.find((one) => starts.some((start) => start.name === one)) ?? starts[0]?.name;
  if (first === undefined || !usesNx(spec)) return undefined;
  return { run: `npx nx ${first} ${name}`, ...(speaksHttp(row) && { url: `http://127.0.0.1:${row.port}` }) };
}
