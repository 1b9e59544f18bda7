import {
  type ParsedSpec,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  rowsOf,
  type SpecEdit,
  success,
} from "@berth/registry";
import { assemblePlan } from "./assemble-plan.ts";
import { completeRow, requireName } from "./complete-row.ts";
import { EXTERNAL_TEMPLATE, isExternal, planExternal, whyNoContainer } from "./external/plan-external.ts";
import { noteElsewhere } from "./note-elsewhere.ts";
import type { FileChange, Plan } from "./plan.ts";
import { readSpec } from "./read-spec.ts";
import { recordEdits } from "./record-edits.ts";
import type { ServiceOptions } from "./service-options.ts";
import type { Snapshot } from "./snapshot.ts";
import { takeOver } from "./take-over.ts";
import { chooseTemplate, defaultProtocol, whyUnfit } from "./template/choose-template.ts";
import { renderTemplate } from "./template/render-template.ts";
import { templateData } from "./template/template-data.ts";
import { titleOf } from "./title-of.ts";
import { whyOccupied } from "./why-occupied.ts";

/**
 * The plan that makes a service: its row in the spec (or the reserved one it takes over), everything derived from the
 * spec, and its folder. Or every reason why not. Nothing is read or written.
 */
export function planService(request: ServiceOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const name = requireName(request);
  if (!name.ok) return name;
  const service = name.value;
  if (isExternal(request, before.value.spec)) return planExternal(before.value, service, request, snapshot);
  const misplaced = whyNoContainer(request);
  if (misplaced) return refusal(misplaced);
  const steps = acquireRows(before.value, service, request, snapshot);
  if (!steps.ok) return steps;
  const { change, edits, notes, version } = steps.value;
  const after = recordEdits(before.value, edits, version, change, snapshot);
  if (!after.ok) return after;
  const rows = rowsOf(after.value.spec, service).filter((row) => row.status !== "retired");
  const template = chooseTemplate(after.value.spec, rows, request.template);
  const files = scaffold(service, rows, template, snapshot);
  if (!files.ok) return files;
  const title = titleOf({ kind: "service", options: request });
  return assemblePlan(
    {
      title,
      before: before.value,
      after: after.value,
      rows,
      files: files.value,
      notes,
      mayClaim: request.reserve !== false,
    },
    snapshot,
  );
}

/** How the service comes to its rows. */
interface RowSteps {
  edits: SpecEdit[];
  version: "minor" | "patch";
  /** The history's words for it. */
  change: string;
  notes: string[];
}

function acquireRows(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  snapshot: Snapshot,
): Result<RowSteps> {
  const taken = takeOver(parsed, service, request, snapshot);
  if (taken && !taken.ok) return taken;
  const occupied = whyOccupied(service, snapshot);
  if (occupied) return refusal(occupied);
  if (taken) {
    const { edits, rows } = taken.value;
    const ports = rows.map((row) => row.port).join(" and ");
    const notes = [`${service} takes over the ${ports} that the spec holds for it.`];
    return success({
      edits,
      version: "patch",
      change: `Took ${ports} into use for ${service}`,
      notes,
    });
  }
  const protocol = request.protocol ?? defaultProtocol(parsed.spec, request);
  const asked = { owner: `services/${service}`, ...request, protocol };
  const completed = completeRow(parsed, service, asked, "active", snapshot);
  if (!completed.ok) return completed;
  const row = completed.value;
  const range = rangeOf(parsed.spec, row.port)?.id;
  const notes = noteElsewhere(parsed.spec, row, snapshot);
  const change = `Added ${service} on ${row.port} (${range})`;
  return success({ edits: [{ kind: "add", row }], version: "minor", change, notes });
}

function scaffold(service: string, rows: readonly PortRow[], id: string, snapshot: Snapshot): Result<FileChange[]> {
  const template = Object.hasOwn(snapshot.templates, id) ? snapshot.templates[id] : undefined;
  if (!template)
    return refusal({
      code: "TEMPLATE_UNKNOWN",
      message: `There is no template ${JSON.stringify(id)}.`,
      fix: `Templates: ${[...Object.keys(snapshot.templates), EXTERNAL_TEMPLATE].join(", ")}.`,
    });
  const unfit = whyUnfit(id, rows);
  if (unfit) return refusal(unfit);
  const rendered = renderTemplate(id, template, templateData(rows));
  if (!rendered.ok) return rendered;
  return success(
    [...rendered.value].map(([path, after]) => ({
      path: `services/${service}/${path}`,
      kind: "create",
      after,
    })),
  );
}
