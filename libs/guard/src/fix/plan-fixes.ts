import { join } from "node:path";
import type { Spec } from "@berth/registry";
import { readSource } from "../files/read-source.ts";
import { findFiles, type LintOptions } from "../lint/find-files.ts";
import { fixText } from "./fix-text.ts";

/** A file as it is and as it is to be. */
export interface FixedFile {
  /** Below the root, with forward slashes. */
  path: string;
  before: string;
  after: string;
}

/** The files of a tree that have something to fix; nothing is written. */
export async function planFixes(
  root: string,
  options: LintOptions & { spec: Spec },
): Promise<FixedFile[]> {
  const fixed: FixedFile[] = [];
  for (const path of findFiles(root, options)) {
    const bytes = readSource(join(root, path));
    const before = bytes?.toString("utf8");
    // Bytes that are no UTF-8 would not survive.
    if (bytes === undefined || before === undefined || !Buffer.from(before).equals(bytes)) continue;
    const after = await fixText(path, before, options.spec);
    if (after !== before) fixed.push({ path, before, after });
  }
  return fixed;
}
