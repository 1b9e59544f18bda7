import { join } from "node:path";
import type { Failure } from "@berth/registry";
import { removeIfThere } from "../disk/remove-durably.ts";
import type { Journal, Removal } from "../journal/journal.ts";
import { keptFailures } from "./kept-failures.ts";

/**
 * Makes one committed removal, if it is still due. Returns why it must not be made; throws system errors. May be called
 * again after either.
 */
export function landRemoval(root: string, journal: Journal, removal: Removal): Failure[] {
  // Nothing stands between this look and unlink(2).
  const late = keptFailures(root, journal, removal);
  if (late.length === 0) removeIfThere(join(root, removal.path));
  return late;
}
