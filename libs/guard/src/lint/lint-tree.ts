import { join } from "node:path";
import { isGenerated } from "../files/is-skipped-path.ts";
import { readSource } from "../files/read-source.ts";
import type { Finding } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";
import { findFiles, type LintOptions } from "./find-files.ts";

/** The findings of a tree, by file and line. Files that can't be read, or that nobody wrote, hold none. */
export async function lintTree(root: string, options: LintOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of findFiles(root, options)) {
    const text = readSource(join(root, path))?.toString("utf8");
    if (text === undefined || isGenerated(text)) continue;
    findings.push(...judgeText(path, text, await findPlaces(text, path), options.spec));
  }
  return findings;
}
