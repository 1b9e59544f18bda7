import type { FileChange, PlannedPort } from "./plan.ts";

/** What a run did or would do, whether this process or a recovery ended it. */
export interface Changed {
  ports: readonly Pick<PlannedPort, "service">[];
  changes: readonly Pick<FileChange, "kind" | "path">[];
}

/**
 * The files in the order they land, one a line: `UPDATE spec/ports.yaml`. Of a run that makes several services, their
 * own files are one line.
 */
export function renderChanges({ changes, ports }: Changed): string[] {
  const services = new Set(ports.flatMap(({ service }) => service ?? []));
  const isOwn = ({ kind, path }: Pick<FileChange, "kind" | "path">) =>
    kind === "create" &&
    path
      .split("/")
      .slice(1, -1)
      .some((folder) => services.has(folder));
  const own = changes.filter(isOwn);
  return [
    ...changes.filter((change) => !isOwn(change)).map(({ kind, path }) => `${kind.toUpperCase()} ${path}`),
    ...(own.length > 0 ? [`CREATE ${own.length} files in the folders of the services`] : []),
  ];
}

const MAX_LINES = 20;

/** The ports of a run, one a line; of hundreds, the first. */
export function tellPorts<T>(ports: readonly T[], tell: (port: T) => string): string[] {
  const rest = ports.length - MAX_LINES;
  return rest > 1 ? [...ports.slice(0, MAX_LINES).map(tell), `and ${rest} more`] : ports.map(tell);
}
