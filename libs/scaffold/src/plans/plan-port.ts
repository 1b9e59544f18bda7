import { folderOf, type PortRow, type Result, rangeOf, refusal, type Spec } from "@berth/registry";
import type { PortOptions } from "../options/service-options.ts";
import { completeRow } from "../rows/complete-row.ts";
import { findRows } from "../rows/find-rows.ts";
import { noteElsewhere } from "../rows/note-elsewhere.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that gives a service one more port: a row beside those that it has, in their range unless the request says
 * otherwise.
 */
export function planPort(request: PortOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const { spec } = before.value;
  const found = findRows(before.value, request.name, undefined);
  if (!found.ok) return found;
  const [first] = found.value;
  if (!first) throw new Error("A service that is found has a row.");
  const { exclusive, image, owner, service, status } = first;
  const protocol = request.protocol ?? "HTTP";
  const asked = {
    range: request.port === undefined ? rangeOf(spec, first.port)?.id : undefined,
    env: `${service.replaceAll("-", "_").toUpperCase()}_${protocol.replace("/", "_")}_PORT`,
    title: `${first.title} ${protocol}`,
    purpose: first.purpose,
    ...request,
    ...(owner !== undefined && { owner }),
  };
  if (request.containerPort !== undefined && image === undefined)
    return refusal({
      code: "FLAG_INVALID",
      message: `${service} runs in no container, so --container-port does not apply.`,
      fix: "Leave it out.",
    });
  const completed = completeRow(before.value, service, asked, status, snapshot);
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
  return planEdits({ kind: "port", options: request }, before.value, steps, snapshot);
}

/** The code belongs to its team, so a run does not edit it. */
function noteListener(spec: Spec, { env, service }: PortRow, { serviceFolders }: Snapshot): string[] {
  if (!serviceFolders.includes(service)) return [];
  const file = `${folderOf(spec, service)}/src/main.ts`;
  return [`To listen on it, add to listeners in ${file}: { port: "${env}", app: buildApp },`];
}
