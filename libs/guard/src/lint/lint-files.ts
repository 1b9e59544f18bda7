import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { languageOf, mayBeScript } from "../code/language.ts";
import { decodeSource, isUtf16 } from "../files/decode-source.ts";
import { isGenerated } from "../files/is-skipped-path.ts";
import { isBlob } from "../files/list-tracked.ts";
import { readSource } from "../files/read-source.ts";
import { formatOf } from "../formats/format-of.ts";
import { unjudged } from "../judge/finding.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import { type LintShare, takePaths } from "./lint-share.ts";
import { loadJudge } from "./load-judge.ts";
import type { Look, Outcome } from "./look.ts";

/** Looks at the files that no thread has taken yet, until all are taken; file by file, in no order. */
export async function lintFiles(
  share: LintShare,
  fromEnd: "front" | "back",
  onProgress?: (done: number) => void,
): Promise<Look> {
  const { taken } = share;
  const look: Look = { findings: [], unread: [], verified: [] };
  for (const paths of takePaths(share, fromEnd)) {
    onProgress?.(Math.min(taken[0] ?? 0, share.paths.length));
    for (const path of paths) await lintFile(path, share, look);
  }
  return look;
}

async function lintFile(path: string, { blobs, root, spec }: LintShare, look: Look): Promise<void> {
  const { bytes, error, unread } = readSource(join(root, path));
  if (error !== undefined) look.findings.push(unjudged(path, error));
  if (unread !== undefined) look.unread.push({ path, reason: unread });
  if (bytes === undefined) return;
  const blob = blobs?.get(path);
  // The file may have been saved since git was asked, and a filter may have changed what git has.
  if (blob !== undefined && isBlob(bytes, blob)) look.verified.push(path);
  const outcome = await lintBytes(path, bytes, spec);
  if (typeof outcome === "string") look.unread.push({ path, reason: outcome });
  else look.findings.push(...outcome);
}

async function lintBytes(path: string, bytes: Buffer, spec: Spec | undefined): Promise<Outcome> {
  if (formatOf(path) === undefined && mayBeScript(path) && !isScript(path, bytes)) return "format";
  // Latin-1 costs nothing to decode, and digits and hints are ASCII.
  if (!mayHoldPort(isUtf16(bytes) ? decodeSource(bytes) : bytes.toString("latin1"), path)) return [];
  const text = decodeSource(bytes);
  if (isGenerated(text)) return "generated";
  const { judgeFile } = await loadJudge();
  return judgeFile(path, text, spec);
}

/** Whether a file without an extension is a script, by its name or its first line. */
const isScript = (path: string, bytes: Buffer): boolean =>
  languageOf(path, bytes.subarray(0, 300).toString("latin1")) !== undefined;
