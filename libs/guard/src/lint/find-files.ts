import { join } from "node:path";
import { SPEC_PATH, type Spec } from "@berth/registry";
import { isSkippedPath } from "../files/is-skipped-path.ts";
import { type AskGit, listFiles } from "../files/list-files.ts";
import { readSource } from "../files/read-source.ts";
import { skipAttributed } from "../files/skip-attributed.ts";
import { isReadable } from "../places/find-places.ts";
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

/** The files of a tree that are worth a parser, in the order in which they are listed. */
export function findFiles(root: string, options: LintOptions): readonly string[] {
  const { git, onProgress } = options;
  const files = listFiles(root, git).filter((path) => isWanted(path, options));
  const candidates = files.filter((path, index) => {
    if (index % 256 === 0) onProgress?.(index, files.length);
    const bytes = readSource(join(root, path));
    // Latin-1 costs nothing to decode, and digits and hints are ASCII.
    return bytes !== undefined && mayHoldPort(bytes.toString("latin1"));
  });
  return skipAttributed(root, candidates, git);
}

function isWanted(path: string, { paths = [], spec }: LintOptions): boolean {
  if (!isReadable(path) || isSkippedPath(path) || (spec && path === SPEC_PATH)) return false;
  return paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`));
}
