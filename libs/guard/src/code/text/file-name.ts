/** The last component of a path with either kind of slash. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** What stands behind the last dot of a file's name, in lower case; undefined without a dot. */
export function extensionOf(name: string): string | undefined {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : name.slice(dot + 1).toLowerCase();
}

/** A name without what tells it from its siblings: `Procfile` for `Procfile.dev`, and for `Procfile` itself. */
export const stemOf = (name: string): string => name.replace(/(?<=\w)[._-].*$/, "");

/** From each entry of the lists to the name of its list. */
export function byEntry<T extends string>(lists: Partial<Record<T, readonly string[]>>): ReadonlyMap<unknown, T> {
  const pairs = Object.entries<readonly string[] | undefined>(lists) as [T, readonly string[]][];
  return new Map(pairs.flatMap(([name, entries]) => entries.map((entry) => [entry, name] as const)));
}
