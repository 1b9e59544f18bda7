import { findConflict } from "@berth/registry";
import type { Stages } from "./read-stages.ts";

/**
 * Whether an unmerged file was resolved already (by a person, by git's rerere) and is only not staged: it has no
 * conflict markers and is neither side's version. Such work is kept, never merged again.
 */
export function isByHand(text: string | undefined, { ours, theirs }: Stages): text is string {
  if (text === undefined || findConflict(text) !== undefined) return false;
  // git's stages have LF where the working copy may have CRLF.
  return ![ours, theirs].some((side) => side !== undefined && unified(side) === unified(text));
}

const unified = (text: string) => text.replaceAll("\r\n", "\n");
