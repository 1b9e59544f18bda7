import type { Spec } from "@berth/registry";
import { isReadable } from "../files/is-readable.ts";
import { isSkippedPath } from "../files/is-skipped-path.ts";
import type { Finding } from "../judge/finding.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import { loadJudge } from "./load-judge.ts";

/**
 * The findings of one text, as if it stood at `path` (relative to the workspace, forward slashes); an audit of every
 * place where there is no spec. Never throws for what the text is.
 */
export async function lintText(path: string, text: string, spec?: Spec): Promise<Finding[]> {
  if (!isReadable(path) || isSkippedPath(path) || !mayHoldPort(text, path)) return [];
  const { judgeFile } = await loadJudge();
  return judgeFile(path, text, spec);
}
