import { derivedFilesFor, type Result, success } from "@berth/registry";
import { listOnce } from "../run/list-once.ts";
import { settingsIn } from "../run/settings-in.ts";
import { isListed, readerOfDisk, type WorkspaceReader } from "../run/workspace-reader.ts";
import type { GitPlaces } from "./locate-git.ts";
import { readSkipped } from "./read-index.ts";
import { isSparse } from "./way-to-check-out.ts";

/** A working copy with what git has and leaves out of it. */
export interface Checkout {
  reader: WorkspaceReader;
  /** Whether git has this file or folder and leaves it out; also true where git can't tell. */
  isSkipped(path: string): boolean;
}

/**
 * The disk together with the files that git leaves out of it: they are there and only aren't shown. Each folder is
 * listed once. GIT_FAILED where git can't list them.
 * @param view another view of the disk, such as the tree of another tool
 */
export function openCheckout(
  root: string,
  git: GitPlaces | undefined,
  view: WorkspaceReader = readerOfDisk(root),
): Result<Checkout> {
  const disk = listOnce(view);
  if (!git) return success({ reader: disk, isSkipped: () => false });
  let asked: Result<WorkspaceReader> | undefined;
  const askOnce = () => {
    asked ??= readSkipped(root);
    return asked;
  };
  const isLeftOut = (skipped: Result<WorkspaceReader>, path: string) => !skipped.ok || isListed(skipped.value, path);
  const isSkipped = (path: string) => !isListed(disk, path) && isLeftOut(askOnce(), path);
  // Elsewhere the list of all files is only worth its price where something seems to be missing.
  const needed = derivedFilesFor(settingsIn(disk)).filter(({ onlyWhereFound }) => !onlyWhereFound);
  const isWhole = !isSparse(git) && needed.every(({ path }) => isListed(disk, path));
  if (isWhole) return success({ reader: disk, isSkipped });
  const skipped = askOnce();
  if (!skipped.ok) return skipped;
  const holderOf = (path: string) => (isListed(disk, path) ? disk : skipped.value);
  const reader: WorkspaceReader = {
    read: (path) => holderOf(path).read(path),
    list: (path) => [...new Set([...disk.list(path), ...skipped.value.list(path)])].sort(),
    isFolder: (path) => holderOf(path).isFolder(path),
    whyUnsafe: (path) => disk.whyUnsafe(path) ?? skipped.value.whyUnsafe(path),
    follow: (path) => holderOf(path).follow(path),
  };
  return success({ reader, isSkipped });
}
