import type { Tracked } from "../files/list-tracked.ts";
import type { Finding } from "../judge/finding.ts";
import type { Look, Outcome } from "./look.ts";

/** What earlier looks found, by the same rules and the same spec: the same path and content have the same outcome. */
export interface LintMemory {
  /** How many files it knows. */
  readonly size: number;
  /** `blob` is git's object id of the content. */
  recall(path: string, blob: string): Outcome | undefined;
  keep(path: string, blob: string, outcome: Outcome): void;
}

/** What is known of files from an earlier look, and the paths of the others. */
export function recall(paths: readonly string[], tracked: Tracked, memory: LintMemory | undefined) {
  const known: Look = { findings: [], unread: [], verified: [] };
  const fresh = paths.filter((path) => {
    const blob = tracked.get(path);
    const outcome = blob === undefined ? undefined : memory?.recall(path, blob);
    if (typeof outcome === "string") known.unread.push({ path, reason: outcome });
    else if (outcome) known.findings.push(...outcome);
    return outcome === undefined;
  });
  return { fresh, known };
}

/** Keeps what was found. What stopped the look at a file may be over the next time. */
export function remember({ findings, unread, verified }: Look, tracked: Tracked, memory?: LintMemory): void {
  const reasons = new Map(unread.map(({ path, reason }) => [path, reason]));
  const found = new Map<string, Finding[]>(verified.map((path) => [path, []]));
  for (const finding of findings) found.get(finding.place.file)?.push(finding);
  for (const path of verified) {
    const blob = tracked.get(path);
    const outcome = reasons.get(path) ?? found.get(path) ?? [];
    const isKnown = typeof outcome === "string" || outcome.every(({ code }) => code !== "FILE_UNJUDGED");
    if (blob !== undefined && isKnown) memory?.keep(path, blob, outcome);
  }
}
