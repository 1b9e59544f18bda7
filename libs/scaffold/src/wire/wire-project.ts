import { binOf, type PortRow, type ReadCode, type Result, type Spec, success, usesNx } from "@berth/registry";
import type { FileWrite, NextSteps } from "../plans/plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { speaksHttp } from "../template/protocols.ts";
import { PACKAGE_NAME, type ProjectFolder, pathIn } from "./project-folder.ts";
import { tellAngular } from "./tell-angular.ts";
import { tellCode } from "./tell-code.ts";
import { tellYarn } from "./tell-yarn.ts";
import { wireFiles } from "./wire-files.ts";
import { type Start, startBy, type Target } from "./wiring.ts";

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
  const { hasVite, isTold } = steps.value;
  const runsCode = servers.length > 0 ? servers.some(({ reads }) => reads === "code") : !hasVite;
  if (runsCode) notes.push(...tellCode(project, target, snapshot, { isTold, readCode }));
  if (changes.some(({ path }) => path === pathIn(project.folder, PACKAGE_NAME)))
    notes.push(...tellYarn(project, snapshot));
  if (starts.length === 0 && !hasVite && notes.length === 0) notes.push(tellStart(project, target, spec));
  return success({ changes, notes, next: nextOf(project, row, spec, starts) });
}

/** What is started by nothing that is known. */
function tellStart({ name }: ProjectFolder, target: Target, spec: Spec): string {
  const command = usesNx(spec) ? startBy(target, `npx nx serve ${name}`) : startBy(target, "<command>");
  return `Nothing is known that starts it. To start it on ${target.row.port}: ${command}`;
}

/** How a project is started now, where Nx starts it. */
function nextOf({ name }: ProjectFolder, row: PortRow, spec: Spec, starts: readonly Start[]): NextSteps | undefined {
  const order = ["serve", "dev", "start"];
  const first = order.find((one) => starts.some((start) => start.name === one)) ?? starts[0]?.name;
  if (first === undefined || !usesNx(spec)) return undefined;
  return { run: `npx nx ${first} ${name}`, ...(speaksHttp(row) && { url: `http://localhost:${row.port}` }) };
}
