import { join } from "node:path";
import { SPEC_PATH, type Spec } from "@berth/registry";
import { isGenerated, isSkippedPath } from "../files/is-skipped-path.ts";
import { type AskGit, listFiles } from "../files/list-files.ts";
import { readSource } from "../files/read-source.ts";
import { skipAttributed } from "../files/skip-attributed.ts";
import type { Finding } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces, isReadable } from "../places/find-places.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";

export interface LintOptions {
  /** Without one every place is a finding. */
  spec?: Spec | undefined;
  /** Files or folders below the root, with forward slashes; everything where it is empty. */
  paths?: readonly string[];
  git?: AskGit | undefined;
  /** Told now and then how many of the files have been looked at. */
  onProgress?: (done: number, all: number) => void;
}

/** The findings of a tree, by file and line. Files that can't be read, or that nobody wrote, hold none. */
export async function lintTree(root: string, options: LintOptions): Promise<Finding[]> {
  const { git, onProgress, spec } = options;
  const files = listFiles(root, git).filter((path) => isWanted(path, options));
  const candidates = files.filter((path, index) => {
    if (index % 256 === 0) onProgress?.(index, files.length);
    const bytes = readSource(join(root, path));
    // Latin-1 costs nothing to decode, and digits and cues are ASCII.
    return bytes !== undefined && mayHoldPort(bytes.toString("latin1"));
  });
  const findings: Finding[] = [];
  for (const path of skipAttributed(root, candidates, git)) {
    const text = readSource(join(root, path))?.toString("utf8");
    if (text === undefined || isGenerated(text)) continue;
    findings.push(...judgeText(path, text, await findPlaces(text, path), spec));
  }
  return findings;
}

function isWanted(path: string, { paths = [], spec }: LintOptions): boolean {
  if (!isReadable(path) || isSkippedPath(path) || (spec && path === SPEC_PATH)) return false;
  return paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`));
}
