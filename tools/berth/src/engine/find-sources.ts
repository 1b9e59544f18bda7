import { type Result, success } from "@berth/registry";
import type { ChangeRequest } from "./change-request.ts";

/**
 * The request for a set-up with what the files of the workspace know of its ports, where it says --import and doesn't
 * have it yet; any other request as it is.
 */
export async function findSources(root: string, request: ChangeRequest): Promise<Result<ChangeRequest>> {
  if (request.kind !== "init" || request.options["import"] !== true || request.knowledge) return success(request);
  // With it come the parsers of every language.
  const { readSources } = await import("../import/read-sources.ts");
  const sources = await readSources(root);
  return sources.ok ? success({ ...request, knowledge: sources.value.knowledge }) : sources;
}
