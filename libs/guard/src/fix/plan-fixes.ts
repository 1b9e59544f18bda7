import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { isGenerated } from "../files/is-skipped-path.ts";
import { listFiles } from "../files/list-files.ts";
import { readSource } from "../files/read-source.ts";
import { skipAttributed } from "../files/skip-attributed.ts";
import { whyUnread } from "../files/why-unread.ts";
import { isBelow } from "../lint/is-below.ts";
import type { TreeOptions } from "../lint/tree-options.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import { fixText } from "./fix-text.ts";

/** A file as it is and as it is to be. */
export interface FixedFile {
  /** Below the root, with forward slashes. */
  path: string;
  before: string;
  after: string;
}

/** The files of a tree that have something to fix; nothing is written. */
export async function planFixes(root: string, options: TreeOptions & { spec: Spec }): Promise<FixedFile[]> {
  const fixed: FixedFile[] = [];
  const { git, listing = listFiles(root, git), paths: asked = [], spec } = options;
  for (const path of await listing) {
    if (!isBelow(path, asked) || whyUnread(path) !== undefined) continue;
    const { bytes } = readSource(join(root, path));
    const before = bytes?.toString("utf8");
    // Bytes that are no UTF-8 would not survive.
    if (!bytes || before === undefined || !Buffer.from(before).equals(bytes)) continue;
    if (!mayHoldPort(before, path) || isGenerated(before)) continue;
    // What can't be judged can't be fixed; the lint that follows names it.
    const after = await fixText(path, before, spec).catch(() => before);
    if (after !== before) fixed.push({ path, before, after });
  }
  const paths = fixed.map(({ path }) => path);
  const kept = new Set(await skipAttributed(root, paths, git));
  return fixed.filter(({ path }) => kept.has(path));
}
