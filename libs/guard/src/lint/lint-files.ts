import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { isGenerated } from "../files/is-skipped-path.ts";
import { readSource } from "../files/read-source.ts";
import type { Finding } from "../judge/finding.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import { takePaths } from "./take-paths.ts";

/** Files to lint, as plain data that another thread can be given, which takes them from the other end. */
export interface LintShare {
  root: string;
  paths: readonly string[];
  spec?: Spec | undefined;
  /** How many of the paths are taken, in memory that all threads see. */
  taken: Int32Array;
}

/**
 * The findings of the files that are still to be had, until all are taken; file by file, in no order. Files that can't be read, or
 * that nobody wrote, hold none.
 */
export async function lintFiles(
  share: LintShare,
  fromEnd: "front" | "back",
  onProgress?: (done: number) => void,
): Promise<Finding[]> {
  const { root, spec, taken } = share;
  const findings: Finding[] = [];
  for (const paths of takePaths(share, fromEnd)) {
    onProgress?.(Math.min(taken[0] ?? 0, share.paths.length));
    for (const path of paths) {
      const bytes = readSource(join(root, path));
      // Latin-1 costs nothing to decode, and digits and hints are ASCII.
      if (bytes === undefined || !mayHoldPort(bytes.toString("latin1"))) continue;
      const text = bytes.toString("utf8");
      if (isGenerated(text)) continue;
      findings.push(...judgeText(path, text, await findPlaces(text, path), spec));
    }
  }
  return findings;
}
