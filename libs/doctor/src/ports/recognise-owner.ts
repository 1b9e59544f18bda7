import { posix, sep } from "node:path";
import { folderOf, type PortRow, type Spec } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";
import { isHidden } from "./is-hidden.ts";
import { ownerFolderOf } from "./owner-folder.ts";

/** The workspace that rows are of. */
export interface Home {
  /** Its real path. */
  root: string;
  spec: Pick<Spec, "ports" | "settings">;
}

/**
 * The holder with its service where it runs in the folder that owns a row, such as `apps/api` of a project that was
 * there before the spec, or was started with a file of it. The owner of the port that it holds comes first, then the
 * deepest folder. What is a service already stays one: of another checkout, or with rows of its own.
 *
 * @param row the row of the port that it holds; undefined for a number without one
 */
export function recogniseOwner(holder: PortHolder, row: PortRow | undefined, { root, spec }: Home): PortHolder {
  const { process: facts, service } = holder;
  if (!facts || isHidden(holder)) return holder;
  if (service && (service.root !== root || spec.ports.some((owned) => owned.service === service.name))) return holder;
  const paths = service ? [`${root}/${folderOf(spec, service.name)}`] : pathsOf(facts);
  const depthOf = (owned: PortRow, path: string): number => {
    const folder = ownerFolderOf(owned, spec);
    return folder !== undefined && (path + sep).startsWith(`${root}/${folder}${sep}`) ? folder.length : 0;
  };
  const owner =
    row && paths.some((path) => depthOf(row, path) > 0)
      ? row
      : paths.map((path) => deepest(spec.ports, (owned) => depthOf(owned, path))).find((found) => found !== undefined);
  return owner ? { ...holder, service: { name: owner.service, root } } : holder;
}

/** The live row that lies deepest; undefined where none has a depth. */
function deepest(rows: readonly PortRow[], depthOf: (row: PortRow) => number): PortRow | undefined {
  let best: { row: PortRow; depth: number } | undefined;
  for (const row of rows.filter(({ status }) => status !== "retired")) {
    const depth = depthOf(row);
    if (depth > (best?.depth ?? 0)) best = { row, depth };
  }
  return best?.row;
}

/** Where a process was started, and the files and folders that its command names. */
function pathsOf({ command, folder = "" }: NonNullable<PortHolder["process"]>): string[] {
  return [folder, ...command.map((word) => posix.resolve(folder || "/", word))];
}
