import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { languageOf, mayBeScript } from "../code/language.ts";
import { isGenerated } from "../files/is-skipped-path.ts";
import { readSource } from "../files/read-source.ts";
import { formatOf } from "../formats/format-of.ts";
import { type Finding, unjudged } from "../judge/finding.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import type { UnreadFile } from "./coverage.ts";
import { judgeFile } from "./judge-file.ts";
import { type LintShare, takePaths } from "./lint-share.ts";

/** What a look at files found, and which of them held nothing to read after all. */
export interface Look {
  findings: Finding[];
  unread: UnreadFile[];
}

/** Looks at the files that no thread has taken yet, until all are taken; file by file, in no order. */
export async function lintFiles(
  share: LintShare,
  fromEnd: "front" | "back",
  onProgress?: (done: number) => void,
): Promise<Look> {
  const { root, spec, taken } = share;
  const look: Look = { findings: [], unread: [] };
  for (const paths of takePaths(share, fromEnd)) {
    onProgress?.(Math.min(taken[0] ?? 0, share.paths.length));
    for (const path of paths) {
      const found = await lintFile(root, path, spec);
      if (typeof found === "string") look.unread.push({ path, reason: found });
      else look.findings.push(...found);
    }
  }
  return look;
}

async function lintFile(
  root: string,
  path: string,
  spec: Spec | undefined,
): Promise<readonly Finding[] | UnreadFile["reason"]> {
  const { bytes, error, unread } = readSource(join(root, path));
  if (error !== undefined) return [unjudged(path, error)];
  if (bytes === undefined) return unread ?? [];
  if (formatOf(path) === undefined && mayBeScript(path) && !isScript(path, bytes)) return "format";
  // Latin-1 costs nothing to decode, and digits and hints are ASCII.
  if (!mayHoldPort(bytes.toString("latin1"), path)) return [];
  const text = bytes.toString("utf8");
  return isGenerated(text) ? "generated" : judgeFile(path, text, spec);
}

/** Whether a file without an extension is a script, by its name or its first line. */
const isScript = (path: string, bytes: Buffer): boolean =>
  languageOf(path, bytes.subarray(0, 300).toString("latin1")) !== undefined;
