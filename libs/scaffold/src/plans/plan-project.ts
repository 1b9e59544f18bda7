import {
  commandOf,
  findNameFault,
  mainRowOf,
  ownerOfFolder,
  type ParsedSpec,
  type ReadCode,
  type Result,
  refusal,
} from "@berth/registry";
import type { PortOptions } from "../options/service-options.ts";
import { acquireRows } from "../rows/acquire-rows.ts";
import type { Place } from "../rows/place.ts";
import type { ProjectFolder } from "../wire/project-folder.ts";
import { serviceOfProject } from "../wire/service-of-project.ts";
import { tellDotenv } from "../wire/tell-dotenv.ts";
import { wireProject } from "../wire/wire-project.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that gives a project of the workspace its port: its row (or the reserved one that it takes over), everything
 * derived from the spec, and the wiring of the project's own files.
 */
export function planProject(
  before: ParsedSpec,
  project: ProjectFolder,
  request: PortOptions,
  snapshot: Snapshot,
  readCode: ReadCode | undefined,
): Result<Plan> {
  const { spec } = before;
  const service = serviceOfProject(spec, project);
  const shown = JSON.stringify(project.name.slice(0, 60));
  const misnamed = findNameFault(service);
  if (misnamed)
    return refusal({
      ...misnamed,
      message: `${project.folder} is called ${shown}, which makes no name for a service.`,
      fix: `Reserve a port for it under a name of your own, then run the command again: ${commandOf(
        spec,
        `reserve <name> --owner=${project.folder} --range=<range>`,
      )}`,
    });
  const { containerPort: _, ...options } = request;
  const place: Place = { kind: "project", owner: ownerOfFolder(project.folder), protocol: undefined, container: {} };
  const steps = acquireRows(before, service, { ...options, name: service }, place, snapshot);
  if (!steps.ok) return steps;
  const row = mainRowOf(steps.value.rows, service);
  if (!row) throw new Error("A project that gets a port has a row.");
  const wired = wireProject(project, row, spec, snapshot, readCode);
  if (!wired.ok) return wired;
  const { changes, notes } = wired.value;
  const clashes = tellDotenv(project, row, snapshot);
  // It starts elsewhere until the .env file is changed.
  const next = clashes.length > 0 && wired.value.next ? { run: wired.value.next.run } : wired.value.next;
  const all = { ...steps.value, notes: [...steps.value.notes, ...notes, ...clashes], next };
  return planEdits(
    { kind: "port", options: request },
    before,
    { ...all, files: () => ({ ok: true, value: changes }) },
    snapshot,
  );
}
