import type { Result } from "@berth/registry";
import type { ImportOptions } from "@berth/scaffold";
import type { ImportAnswer, ImportRun } from "../import/import-ports.ts";
import type { ChangeRequest } from "./change-request.ts";

/**
 * Imports what files of the workspace know of its ports, in one atomic step: what is left out is told in the text, and
 * `isDone` is false then. A failure changes nothing.
 */
export async function importFiles(root: string, request: ChangeRequest, run: ImportRun): Promise<Result<ImportAnswer>> {
  // With it come the parsers of every language.
  const { importPorts } = await import("../import/import-ports.ts");
  return importPorts(root, request.options as ImportOptions, run);
}
