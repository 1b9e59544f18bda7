import { fileTypeOf, type UnreadReason } from "../files/why-unread.ts";

/** How many files of one kind: `.ts`, `Makefile`, `vendor/`. */
export interface FileCount {
  type: string;
  files: number;
}

/** What lint has looked at, and what it has not, each by how many. */
export interface Coverage {
  read: FileCount[];
  unread: (FileCount & { reason: UnreadReason })[];
}

/** A file with the reason why it was not read. */
export interface UnreadFile {
  path: string;
  reason: UnreadReason;
}

/** Counts the files of a tree. `unread` may hold paths of `paths` that turned out to hold nothing to read. */
export function countFiles(paths: readonly string[], unread: readonly UnreadFile[]): Coverage {
  const left = new Set(unread.map(({ path }) => path));
  const read = count(
    paths.filter((path) => !left.has(path)),
    fileTypeOf,
  );
  const reasons = [...new Set(unread.map(({ reason }) => reason))];
  return {
    read,
    unread: reasons.flatMap((reason) =>
      count(
        unread.filter((file) => file.reason === reason).map(({ path }) => path),
        fileTypeOf,
      ).map((one) => ({ ...one, reason })),
    ),
  };
}

/** The most frequent first. */
function count(paths: readonly string[], key: (path: string) => string): FileCount[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(key(path), (counts.get(key(path)) ?? 0) + 1);
  return [...counts]
    .map(([type, files]) => ({ type, files }))
    .sort((one, other) => other.files - one.files || (one.type < other.type ? -1 : 1));
}
