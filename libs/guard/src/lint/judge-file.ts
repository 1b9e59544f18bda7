import { DERIVED_MARK, SPEC_PATH, type Spec } from "@berth/registry/lookup";
import { isGenerated } from "../files/is-skipped-path.ts";
import { isLimit } from "../files/read-source.ts";
import { type Finding, unjudged } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";

/**
 * The findings of one text of a readable path; an audit of every place where there is no spec. What stops the look at
 * one file, a bug included, is a finding, and all others are still looked at; only a limit of the system is thrown.
 */
export async function judgeFile(path: string, text: string, spec: Spec | undefined): Promise<Finding[]> {
  if (isGenerated(text) || (spec && (await isSpecOrDerived(path, text)))) return [];
  try {
    return judgeText(path, text, await findPlaces(text, path), spec);
  } catch (error) {
    if (isLimit(error)) throw error;
    return [unjudged(path, error, text)];
  }
}

/** Numbers belong in the spec, and in what follows from it; `berth check` compares the two. */
async function isSpecOrDerived(path: string, text: string): Promise<boolean> {
  if (path === SPEC_PATH) return true;
  if (!text.slice(0, 200).includes(DERIVED_MARK)) return false;
  return (await import("./is-derived-path.ts")).isDerivedPath(path);
}
