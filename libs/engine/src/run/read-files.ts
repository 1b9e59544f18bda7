import { isSystemError } from "@berth/commit";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import { mayBeThere, Unreadable, type WorkspaceReader } from "./workspace-reader.ts";

/**
 * The texts of the workspace's own files, undefined where there is none. PATH_UNSAFE or FILE_UNREADABLE for each that
 * can't be read.
 * @param locate where the file of a path really is
 */
export function readFiles(
  reader: WorkspaceReader,
  paths: readonly string[],
  locate = (path: string): string => path,
): Result<Record<string, string | undefined>> {
  const files: Record<string, string | undefined> = {};
  const failures: Failure[] = [];
  const reasons = new Set<string>();
  for (const path of paths) {
    const failure = attempt(path, () => {
      const place = locate(path);
      const reason = reader.whyUnsafe(place);
      if (reason === undefined) files[path] = reader.read(place);
      // Three files below one link have one cause.
      if (reason === undefined || reasons.has(reason)) return undefined;
      reasons.add(reason);
      return unsafe(path, reason);
    });
    if (failure) failures.push(failure);
  }
  return failures.length > 0 ? refusal(...failures) : success(files);
}

/**
 * The texts of the files that are there and can be read, for files that belong to others: one that can't be read is no
 * reason to miss the rest. What its folder doesn't list is not looked for: most of many services' files aren't there.
 */
export function readSome(
  reader: WorkspaceReader,
  paths: readonly string[],
  locate?: (path: string) => string,
): Record<string, string | undefined> {
  const texts: Record<string, string | undefined> = {};
  for (const path of paths) {
    const read = mayBeThere(reader, path) ? readFiles(reader, [path], locate) : undefined;
    if (read?.ok) Object.assign(texts, read.value);
  }
  return texts;
}

/** Runs a step; what keeps a file from being read becomes a failure that names it. */
export function attempt(path: string, step: () => Failure | undefined): Failure | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(path, error.message);
    if (isSystemError(error)) return unreadable(path, error.code);
    throw error;
  }
}

const unsafe = (path: string, reason: string): Failure => ({
  code: "PATH_UNSAFE",
  message: `${path} cannot be used: ${reason}.`,
  fix: "Put a real file or folder there; nothing is read or written through links.",
});

const unreadable = (path: string, reason: string): Failure => ({
  code: "FILE_UNREADABLE",
  message: `${path} cannot be read: ${reason}. Nothing was changed.`,
  fix: "Fix the cause and run the command again.",
});
