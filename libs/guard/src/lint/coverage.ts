import { fileTypeOf, type UnreadReason } from "../files/why-unread.ts";

/** How many files of one type: `.ts`, `Makefile`, `vendor/`. */
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
  const types = new Map<string, number>();
  for (const path of paths) if (!left.has(path)) add(types, fileTypeOf(path));
  const byReason = new Map<UnreadReason, Map<string, number>>();
  for (const { path, reason } of unread) {
    const counts = byReason.get(reason) ?? new Map<string, number>();
    byReason.set(reason, add(counts, fileTypeOf(path, reason)));
  }
  return {
    read: mostFirst(types),
    // Two threads meet the reasons in any order.
    unread: [...byReason]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([reason, counts]) => mostFirst(counts).map((one) => ({ ...one, reason }))),
  };
}

const add = (counts: Map<string, number>, type: string): Map<string, number> =>
  counts.set(type, (counts.get(type) ?? 0) + 1);

const mostFirst = (counts: ReadonlyMap<string, number>): FileCount[] =>
  [...counts]
    .map(([type, files]) => ({ type, files }))
    .sort((one, other) => other.files - one.files || (one.type < other.type ? -1 : 1));
