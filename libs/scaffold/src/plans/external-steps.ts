import {
  type Failure,
  folderOf,
  knownImageOf,
  type ParsedSpec,
  protocolOfScheme,
  type Result,
  rowsOf,
  type Spec,
  success,
} from "@berth/registry";
import type { ServiceOptions } from "../options/service-options.ts";
import { acquireRows } from "../rows/acquire-rows.ts";
import type { Place } from "../rows/place.ts";
import { containerFlags, noteSecrets, readContainer } from "../rows/read-container.ts";
import type { PlanSteps } from "./plan-edits.ts";
import type { Snapshot } from "./snapshot.ts";

/** The template that scaffolds nothing. */
export const EXTERNAL_TEMPLATE = "external";

/** Whether a request is for a program that is not written here: it says so, or the spec has an image for the name. */
export const isExternal = ({ name = "", template }: ServiceOptions, spec: Spec): boolean =>
  template === undefined
    ? rowsOf(spec, name).some((row) => row.image !== undefined && row.status !== "retired")
    : template === EXTERNAL_TEMPLATE;

/** FLAG_INVALID where a request for a service that is written here speaks of a container. */
export function findStrayFlags(request: ServiceOptions): Failure | undefined {
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
 * What takes a program into use that is not written here: its row, and no folder. Either its image is known, or who
 * runs it.
 */
export function externalSteps(
  before: ParsedSpec,
  service: string,
  request: ServiceOptions,
  snapshot: Snapshot,
): Result<PlanSteps> {
  const container = readContainer(request);
  if (!container.ok) return container;
  const known = knownImageOf(request.image ?? "");
  const asked = { ...request };
  if (known && asked.urlEnv !== undefined) asked.url ??= `${known.scheme}://{host}:{port}`;
  const place: Place = {
    kind: "container",
    owner: request.owner ?? `container ${service}`,
    protocol: known && protocolOfScheme(known.scheme),
    container: container.value,
  };
  const unfit = findUnfit(before.spec, service, request);
  const steps = acquireRows(before, service, asked, place, snapshot, unfit);
  if (!steps.ok) return steps;
  return success({ ...steps.value, notes: [...steps.value.notes, ...noteSecrets(container.value)] });
}

/** FLAG_MISSING or FLAG_INVALID where nothing, or two things at odds, say what runs it. */
function findUnfit(spec: Spec, service: string, request: ServiceOptions): Failure | undefined {
  const rows = rowsOf(spec, service);
  const hasImage = request.image !== undefined || rows.some((row) => row.image !== undefined);
  if (request.owner === folderOf(spec, service))
    return {
      code: "FLAG_INVALID",
      message: `${request.owner} is the folder of a service written here, but ${service} is external.`,
      fix: "Leave --owner out, or name the program that binds the port.",
    };
  if (request.uses !== undefined)
    return {
      code: "FLAG_INVALID",
      message: `--uses is for services that are written here; ${service} is external.`,
      fix: "Leave it out, and set what the image reads with --container-env.",
    };
  if (request.useProjectJson !== undefined)
    return {
      code: "FLAG_INVALID",
      message: `--use-project-json is for services that are written here; ${service} is external.`,
      fix: "Leave it out.",
    };
  if (hasImage) return undefined;
  const flags = containerFlags(request);
  if (flags.length > 0)
    return {
      code: "FLAG_MISSING",
      message:
        `${flags.join(" and ")} ${flags.length > 1 ? "describe" : "describes"} a container, ` +
        "but the request names no image.",
      fix: "Give --image=<image>.",
    };
  if (request.owner !== undefined || rows.some((row) => row.owner !== undefined)) return undefined;
  return {
    code: "FLAG_MISSING",
    message: `The request does not say what runs ${service}.`,
    fix: "Give --image=<image>, or --owner=<who> if someone else runs it.",
  };
}
