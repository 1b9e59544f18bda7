/** The last component of a path with either kind of slash: `/usr/bin/nc` gives `nc`. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
