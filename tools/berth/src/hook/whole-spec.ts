import { compareSpecs, FAILURE_CODES, type Failure, type FailureCode, parseSpec, type Spec } from "@berth/registry";

// Apart from the rest, because the schema costs more to load than everything else that the hook needs.

/** A spec that breaks a rule is still the spec; `berth check` is the gate for it. */
const RULES = (Object.keys(FAILURE_CODES) as FailureCode[]).filter((code) => code !== "SPEC_INVALID");

/** The spec whose rows can't be read one by one. Throws, with the reasons, for one that can't be read at all. */
export function readWhole(registry: string): Spec {
  const parsed = parseSpec(registry, RULES);
  if (parsed.ok) return parsed.value.spec;
  throw new Error(parsed.failures.map(({ code, message }) => `${code}  ${message}`).join("\n"));
}

/**
 * What speaks against an edit of the spec by hand: a port that changes its number or its owner, or a row that goes
 * away.
 */
export function judgeSpec(before: string, after: string): Failure[] {
  const [base, now] = [parseSpec(before, RULES), parseSpec(after, RULES)];
  // A spec that can't be read yet is in the middle of being written.
  if (!base.ok || !now.ok) return [];
  return compareSpecs({ parsed: base.value, revision: "The file" }, now.value);
}
