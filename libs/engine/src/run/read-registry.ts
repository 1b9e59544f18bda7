import { type ParsedSpec, type Result, SPEC_PATH } from "@berth/registry";
import { readSpec } from "@berth/scaffold";
import { readFiles } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** The spec alone, for what needs nothing else of the workspace. */
export function readRegistry(reader: WorkspaceReader): Result<ParsedSpec> {
  const files = readFiles(reader, [SPEC_PATH]);
  return files.ok ? readSpec({ files: files.value }) : files;
}
