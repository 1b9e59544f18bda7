import { DERIVED_FILES, type Result, refusal, type Spec, success } from "@berth/registry";
import { mergeText } from "./merge-text.ts";
import type { Stages } from "./read-stages.ts";

/**
 * A derived file after a merge of the spec. What it says of the spec is rendered anew, in all three versions alike, so
 * that only text of other authors is left to merge. BLOCK_DAMAGED where that conflicts.
 */
export function mergeDerived(
  path: string,
  spec: Spec,
  { base, ours, theirs }: Stages,
): Result<string> {
  const file = DERIVED_FILES.find((file) => file.path === path);
  if (!file) throw new Error(`${path} is not a derived file.`);
  const texts: string[] = [];
  for (const version of [base, ours, theirs]) {
    const rendered = file.render(spec, version);
    if (!rendered.ok) return rendered;
    texts.push(rendered.value);
  }
  const [baseText = "", oursText = "", theirsText = ""] = texts;
  const merged = mergeText(baseText, oursText, theirsText);
  if (merged !== undefined) return success(merged);
  return refusal({
    code: "BLOCK_DAMAGED",
    message: `${path} conflicts outside of what is derived from the spec.`,
    fix: `Resolve that part of ${path} by hand, then run npx berth sync and git add ${path}.`,
  });
}
