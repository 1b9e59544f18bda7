import type { Template } from "../plans/snapshot.ts";

/** Template sets as they lie on disk: id -> files. */
export type Templates = Readonly<Record<string, Template>>;

/** The folder whose files every template starts from; it can't be chosen itself. */
const BASE = "base";

/**
 * Lays a workspace's own templates over the built-in ones, file by file: each template is the base, then what is built
 * in under its id, then the workspace's. A file replaces the one it would be rendered over; a new id makes a new
 * template.
 */
export function layerTemplates(builtIn: Templates, own: Templates): Templates {
  const ids = new Set([...Object.keys(builtIn), ...Object.keys(own)]);
  ids.delete(BASE);
  const layersOf = (id: string) => [builtIn[BASE], own[BASE], builtIn[id], own[id]];
  return Object.fromEntries([...ids].sort().map((id) => [id, layer(layersOf(id))]));
}

function layer(layers: readonly (Template | undefined)[]): Template {
  const byTarget = new Map<string, [path: string, text: string]>();
  for (const files of layers) for (const file of Object.entries(files ?? {})) byTarget.set(targetOf(file[0]), file);
  return Object.fromEntries([...byTarget.values()].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const ENDING = ".hbs";

/** The path that a template's file is rendered to, below the service's folder. */
export const targetOf = (path: string): string => (path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : path);
