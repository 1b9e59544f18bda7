import {
  commandOf,
  type Failure,
  folderOf,
  mainRowOf,
  type ParsedSpec,
  type PortRow,
  type ReadCode,
  type Result,
  rangeOf,
  refusal,
  type Spec,
} from "@berth/registry";
import type { PortOptions } from "../options/service-options.ts";
import { completeRow } from "../rows/complete-row.ts";
import { findRows } from "../rows/find-rows.ts";
import { noteElsewhere } from "../rows/note-elsewhere.ts";
import { awaitsWiring } from "../wire/awaits-wiring.ts";
import type { ProjectFolder } from "../wire/project-folder.ts";
import { isInUse, serviceOfProject } from "../wire/service-of-project.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { planProject } from "./plan-project.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that gives a project of the workspace its port, which may be one that an import has found, or a service that
 * has one another: a row beside those that it has, in their range unless the request says otherwise.
 */
export function planPort(request: PortOptions, snapshot: Snapshot, readCode?: ReadCode): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const [project, ...others] = snapshot.projects ?? [];
  if (project && others.length > 0) return refusal(ambiguous(before.value.spec, [project, ...others]));
  const service = project && serviceOfProject(before.value.spec, project);
  const isFirst =
    project !== undefined &&
    service !== undefined &&
    (!isInUse(before.value.spec, service) || awaitsWiring(before.value, project, service, request, snapshot, readCode));
  const misplaced = project && findStray(request, project.folder);
  if (misplaced && (isFirst || service !== request.name)) return refusal(misplaced);
  if (isFirst) return planProject(before.value, project, request, snapshot, readCode);
  return planSecond(before.value, { ...request, ...(service !== undefined && { name: service }) }, snapshot);
}

/** FLAG_INVALID where a request for a project speaks of a container. */
const findStray = ({ containerPort }: PortOptions, folder: string): Failure | undefined =>
  containerPort === undefined
    ? undefined
    : {
        code: "FLAG_INVALID",
        message: `${folder} runs in no container, so --container-port does not apply.`,
        fix: "Leave it out.",
      };

const ambiguous = (spec: Spec, projects: readonly ProjectFolder[]): Failure => ({
  code: "FLAG_INVALID",
  message: `The name fits ${projects.length} projects.`,
  details: projects.map(({ folder, name }) => `${folder}  ${name}`),
  fix: `Give the folder: ${commandOf(spec, `port ${projects[0]?.folder} --range=<range>`)}`,
});

function planSecond(before: ParsedSpec, request: PortOptions, snapshot: Snapshot): Result<Plan> {
  const { spec } = before;
  const found = findRows(before, request.name, undefined);
  if (!found.ok) return refusal(...found.failures.map((failure) => orProject(failure)));
  const main = mainRowOf(found.value, request.name ?? "");
  if (!main) throw new Error("A service that is found has a row.");
  const { exclusive, image, owner, service, status } = main;
  const protocol = request.protocol ?? "HTTP";
  const asked = {
    range: request.port === undefined ? rangeOf(spec, main.port)?.id : undefined,
    env: `${service.replaceAll("-", "_").toUpperCase()}_${protocol.replace("/", "_")}_PORT`,
    title: `${main.title} ${protocol}`,
    purpose: main.purpose,
    ...request,
    ...(owner !== undefined && { owner }),
  };
  if (request.containerPort !== undefined && image === undefined)
    return refusal({
      code: "FLAG_INVALID",
      message: `${service} runs in no container, so --container-port does not apply.`,
      fix: "Leave it out.",
    });
  const completed = completeRow(before, service, asked, status, snapshot);
  if (!completed.ok) return completed;
  const row = {
    ...completed.value,
    ...(exclusive && { exclusive }),
    ...(image !== undefined && { image }),
    ...(request.containerPort !== undefined && { container: request.containerPort }),
  };
  const change = `Added ${row.port} to ${service} (${rangeOf(spec, row.port)?.id})`;
  const notes = [...noteElsewhere(spec, row, snapshot), ...noteListener(spec, row, snapshot)];
  const steps = { edits: [{ kind: "add", row }], version: "minor", change, rows: [row], notes } as const;
  return planEdits({ kind: "port", options: request }, before, steps, snapshot);
}

/** What is no service could have been a project. */
const orProject = (failure: Failure): Failure =>
  failure.code === "SERVICE_UNKNOWN"
    ? {
        ...failure,
        message: failure.message.replace(/\.$/, ", and the workspace no project of this name or folder."),
      }
    : failure;

/** The code belongs to its team, so a run does not edit it. */
function noteListener(spec: Spec, { env, service }: PortRow, { serviceFolders }: Snapshot): string[] {
  if (!serviceFolders.includes(service)) return [];
  const file = `${folderOf(spec, service)}/src/main.ts`;
  return [`To listen on it, add to listeners in ${file}: { port: "${env}", app: buildApp },`];
}
