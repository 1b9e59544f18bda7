import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Result, refusal, SPEC_PATH, success } from "@berth/registry";

/** The nearest folder at or above `from` that holds a port registry, as an absolute path; or SPEC_MISSING. */
export function findWorkspace(from: string): Result<string> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SPEC_PATH))) return success(folder);
    if (folder === dirname(folder)) break;
  }
  return refusal({
    code: "SPEC_MISSING",
    message: `There is no ${SPEC_PATH} in ${resolve(from)} or above it.`,
    fix: "Run the command inside a workspace that has a port registry.",
  });
}
