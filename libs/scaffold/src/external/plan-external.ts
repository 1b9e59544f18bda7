import {
  type Failure,
  type ParsedSpec,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  rowsOf,
  type Spec,
  success,
} from "@berth/registry";
import { assemblePlan } from "../assemble-plan.ts";
import { completeRow } from "../complete-row.ts";
import { noteElsewhere } from "../note-elsewhere.ts";
import type { Plan } from "../plan.ts";
import { recordEdits } from "../record-edits.ts";
import type { ServiceOptions } from "../service-options.ts";
import type { Snapshot } from "../snapshot.ts";
import { whyOccupied } from "../why-occupied.ts";
import { type Container, containerFlags, readContainer } from "./read-container.ts";
import { takeOverExternal } from "./take-over-external.ts";

/** The template that scaffolds nothing. */
export const EXTERNAL_TEMPLATE = "external";

/** Whether a request is for a program that is not written here: it says so, or the spec has an image for the name. */
export const isExternal = ({ name = "", template }: ServiceOptions, spec: Spec): boolean =>
  template === undefined
    ? rowsOf(spec, name).some((row) => row.image !== undefined && row.status !== "retired")
    : template === EXTERNAL_TEMPLATE;

/** FLAG_INVALID where a request for a service that is written here speaks of a container. */
export function whyNoContainer(request: ServiceOptions): Failure | undefined {
  const flags = containerFlags(request);
  if (flags.length === 0) return undefined;
  const [verb, noun] = flags.length > 1 ? ["describe", "flags"] : ["describes", "flag"];
  return {
    code: "FLAG_INVALID",
    message: `${flags.join(" and ")} ${verb} a program that is not written here.`,
    fix: `Add --template=${EXTERNAL_TEMPLATE}, or leave the ${noun} out.`,
  };
}

/**
 * The plan that takes a program into use that is not written here: its row and everything derived from the spec, and no
 * folder. Either its image is known, or who runs it.
 */
export function planExternal(
  before: ParsedSpec,
  service: string,
  request: ServiceOptions,
  snapshot: Snapshot,
): Result<Plan> {
  const container = readContainer(request);
  if (!container.ok) return container;
  const steps = acquireRows(before, service, request, container.value, snapshot);
  if (!steps.ok) return steps;
  const { change, edits, notes, version } = steps.value;
  const after = recordEdits(before, edits, version, change, snapshot);
  if (!after.ok) return after;
  const rows = rowsOf(after.value.spec, service).filter((row) => row.status !== "retired");
  const mayClaim = request.reserve !== false;
  const title = `service ${service}`;
  return assemblePlan({ title, before, after: after.value, rows, files: [], notes, mayClaim }, snapshot);
}

function acquireRows(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  container: Container,
  snapshot: Snapshot,
) {
  const owner = request.owner ?? `container ${service}`;
  const occupied = whyOccupied(service, snapshot);
  const taken = takeOverExternal(parsed, service, request, container, owner, snapshot);
  if (taken && !taken.ok) return taken;
  const missing = whyIncomplete(parsed.spec, service, request);
  if (missing) return refusal(missing);
  if (occupied) return refusal(occupied);
  if (taken) {
    const { edits, rows } = taken.value;
    const ports = rows.map((row) => row.port).join(" and ");
    const notes = [`${service} takes over the ${ports} that the spec holds for it.`];
    const change = `Took ${ports} into use for ${service}`;
    return success({ edits, version: "patch" as const, change, notes });
  }
  const completed = completeRow(parsed, service, { ...request, owner }, "active", snapshot);
  if (!completed.ok) return completed;
  const row: PortRow = { ...completed.value, ...container };
  const notes = noteElsewhere(parsed.spec, row, snapshot);
  const change = `Added ${service} on ${row.port} (${rangeOf(parsed.spec, row.port)?.id})`;
  return success({
    edits: [{ kind: "add" as const, row }],
    version: "minor" as const,
    change,
    notes,
  });
}

/** FLAG_MISSING or FLAG_INVALID where nothing, or two things at odds, say what runs it. */
function whyIncomplete(spec: Spec, service: string, request: ServiceOptions): Failure | undefined {
  const rows = rowsOf(spec, service);
  const hasImage = request.image !== undefined || rows.some((row) => row.image !== undefined);
  if (request.owner === `services/${service}`)
    return {
      code: "FLAG_INVALID",
      message: `${request.owner} is where services are that are written here; ${service} is external.`,
      fix: "Leave --owner out, or name the program that binds the port.",
    };
  if (hasImage) return undefined;
  const flags = containerFlags(request);
  if (flags.length > 0)
    return {
      code: "FLAG_MISSING",
      message: `${flags.join(" and ")} ${flags.length > 1 ? "describe" : "describes"} a container, but nothing says which.`,
      fix: "Give --image=<image>.",
    };
  if (request.owner !== undefined || rows.some((row) => row.owner !== undefined)) return undefined;
  return {
    code: "FLAG_MISSING",
    message: `Nothing says what runs ${service}.`,
    fix: "Give --image=<image>, or --owner=<who> where somebody else runs it.",
  };
}
