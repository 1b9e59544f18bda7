import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { isGenerated } from "../files/is-skipped-path.ts";
import { readSource } from "../files/read-source.ts";
import type { Finding } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";

/** Files to lint, as plain data that another thread can be given. */
export interface LintShare {
  root: string;
  paths: readonly string[];
  spec?: Spec | undefined;
}

/** The findings of these files, in their order. Files that can't be read, or that nobody wrote, hold none. */
export async function lintFiles(
  { paths, root, spec }: LintShare,
  onProgress?: (done: number) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, path] of paths.entries()) {
    if (index % 256 === 0) onProgress?.(index);
    const bytes = readSource(join(root, path));
    // Latin-1 costs nothing to decode, and digits and hints are ASCII.
    if (bytes === undefined || !mayHoldPort(bytes.toString("latin1"))) continue;
    const text = bytes.toString("utf8");
    if (isGenerated(text)) continue;
    findings.push(...judgeText(path, text, await findPlaces(text, path), spec));
  }
  return findings;
}
