import { SPEC_PATH, type Spec } from "@berth/registry";
import { isSkippedPath } from "../files/is-skipped-path.ts";
import type { Finding } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces, isReadable } from "../places/find-places.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";

/**
 * The findings of one text, as if it stood at `path` (relative to the workspace, forward slashes); an audit of every place where
 * there is no spec. Never throws for what the text is.
 */
export async function lintText(path: string, text: string, spec?: Spec): Promise<Finding[]> {
  // The registry itself is where numbers belong.
  if ((spec && path === SPEC_PATH) || !isReadable(path) || isSkippedPath(path)) return [];
  if (!mayHoldPort(text)) return [];
  return judgeText(path, text, await findPlaces(text, path), spec);
}
