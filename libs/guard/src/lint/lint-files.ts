import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { readSource } from "../files/read-source.ts";
import { type Finding, unjudged } from "../judge/finding.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import { judgeFile } from "./judge-file.ts";
import { type LintShare, takePaths } from "./lint-share.ts";

/** The findings of the files that no thread has taken yet, until all are taken; file by file, in no order. */
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
      findings.push(...(await lintFile(root, path, spec)));
    }
  }
  return findings;
}

async function lintFile(root: string, path: string, spec: Spec | undefined): Promise<Finding[]> {
  const source = readSource(join(root, path));
  if (source.error !== undefined) return [unjudged(path, source.error)];
  // Latin-1 costs nothing to decode, and digits and hints are ASCII.
  if (source.bytes === undefined || !mayHoldPort(source.bytes.toString("latin1"), path)) return [];
  return judgeFile(path, source.bytes.toString("utf8"), spec);
}
