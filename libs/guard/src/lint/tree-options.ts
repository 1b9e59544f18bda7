import type { Spec } from "@berth/registry";
import type { AskGit } from "../files/list-files.ts";

export interface TreeOptions {
  /** Without one every place is a finding. */
  spec?: Spec | undefined;
  /** Files or folders below the root, with forward slashes; everything where it is empty. */
  paths?: readonly string[];
  git?: AskGit | undefined;
  /** What `listFiles` says, where it was asked before. */
  listing?: Promise<readonly string[]> | undefined;
}
