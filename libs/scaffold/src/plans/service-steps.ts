import {
  type Failure,
  folderOf,
  type ParsedSpec,
  type PortRow,
  type Result,
  refusal,
  rowsOf,
  type Spec,
  success,
} from "@berth/registry";
import { checkText } from "../options/check-text.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import { acquireRows } from "../rows/acquire-rows.ts";
import { requireName } from "../rows/complete-row.ts";
import { findNoNx } from "../setup/find-no-nx.ts";
import { chooseTemplate, defaultProtocol, findMisfit } from "../template/choose-template.ts";
import { renderTemplate } from "../template/render-template.ts";
import { type Surroundings, templateData } from "../template/template-data.ts";
import { coversFolder } from "../workspace/covers-folder.ts";
import { noteLockfile } from "../workspace/note-lockfile.ts";
import { readRootPackage } from "../workspace/read-root-package.ts";
import { EXTERNAL_TEMPLATE, externalSteps, findStrayFlags, isExternal } from "./external-steps.ts";
import type { FileChange } from "./plan.ts";
import type { PlanSteps } from "./plan-edits.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * What makes one service: its row in the spec (or the reserved one it takes over) and its folder. Or every reason why
 * not.
 */
export function serviceSteps(before: ParsedSpec, request: ServiceOptions, snapshot: Snapshot): Result<PlanSteps> {
  const name = requireName(request);
  if (!name.ok) return name;
  const service = name.value;
  if (isExternal(request, before.spec)) return externalSteps(before, service, request, snapshot);
  const unfounded = findNoNx(before.spec, request, service, snapshot) ?? findStrayFlags(request);
  if (unfounded) return refusal(unfounded);
  const folder = folderOf(before.spec, service);
  const protocol = defaultProtocol(before.spec, request);
  const place = { kind: "folder", owner: folder, protocol, container: {} } as const;
  const unfit = findMisplaced(request.owner, folder);
  const steps = acquireRows(before, service, request, place, snapshot, unfit);
  if (!steps.ok) return steps;
  const root = readRootPackage(snapshot);
  if (!root.ok) return root;
  const isMember = coversFolder(root.value.members, folder);
  const { useProjectJson = !isMember } = request;
  const surroundings = { folder, root: root.value, useProjectJson, rootNames: snapshot.rootNames };
  const files = (spec: Spec) => {
    const rows = rowsOf(spec, service).filter((row) => row.status !== "retired");
    return scaffold(spec, rows, chooseTemplate(spec, rows, request.template), surroundings, snapshot);
  };
  const notes = [...steps.value.notes, ...(isMember ? [noteLockfile(root.value.manager, folder)] : [])];
  return success({ ...steps.value, notes, files });
}

/** FLAG_INVALID where the owner is a path other than the folder that is scaffolded. */
function findMisplaced(owner: string | undefined, folder: string): Failure | undefined {
  if (!owner?.includes("/") || owner === folder || checkText("owner", owner).length > 0) return undefined;
  return {
    code: "FLAG_INVALID",
    message: `--owner=${owner} is not ${folder}, where the service is scaffolded.`,
    fix: `Leave it out. For a program that is not written here, add --template=${EXTERNAL_TEMPLATE}.`,
  };
}

function scaffold(
  spec: Spec,
  rows: readonly PortRow[],
  id: string,
  surroundings: Surroundings,
  { templates }: Snapshot,
): Result<FileChange[]> {
  const template = Object.hasOwn(templates, id) ? templates[id] : undefined;
  if (!template)
    return refusal({
      code: "TEMPLATE_UNKNOWN",
      message: `There is no template ${JSON.stringify(id)}.`,
      fix: `Templates: ${[...Object.keys(templates), EXTERNAL_TEMPLATE].join(", ")}.`,
    });
  const unfit = findMisfit(id, rows);
  if (unfit) return refusal(unfit);
  const rendered = renderTemplate(id, template, templateData(spec, rows, surroundings));
  if (!rendered.ok) return rendered;
  return success(
    [...rendered.value].map(([path, after]) => ({
      path: `${surroundings.folder}/${path}`,
      kind: "create",
      after,
    })),
  );
}
