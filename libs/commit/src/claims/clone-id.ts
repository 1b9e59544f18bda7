import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { hostname } from "node:os";
import type { GitPlaces } from "../git/locate-git.ts";

/** Tells this clone from all others; the same for all of its worktrees. Names neither host nor folder. */
export function cloneId({ common }: GitPlaces): string {
  return createHash("sha256")
    .update(`${hostname()}\0${realpathSync(common)}`)
    .digest("hex")
    .slice(0, 16);
}
