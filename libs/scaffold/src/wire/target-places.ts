import { type Result, success } from "@berth/registry";
import { entriesOf, nodeAt, readJson } from "./json-text.ts";
import { ANGULAR_NAME, PACKAGE_NAME, PROJECT_NAME, pathIn } from "./project-folder.ts";
import type { TargetsPlace } from "./wire-targets.ts";

/** Where the targets of a project stand, as far as there are files that may have some. */
export function targetPlaces(
  folder: string,
  name: string,
  textOf: (path: string) => string | undefined,
): Result<TargetsPlace[]> {
  const byNx = (target: string) => `npx nx ${target} ${name}`;
  const places: TargetsPlace[] = [
    { path: pathIn(folder, PROJECT_NAME), keys: ["targets"], commandOf: byNx },
    { path: pathIn(folder, PACKAGE_NAME), keys: ["nx", "targets"], commandOf: byNx },
  ];
  for (const path of new Set([pathIn(folder, ANGULAR_NAME), ANGULAR_NAME])) {
    const text = textOf(path);
    if (text === undefined) continue;
    const root = readJson(path, text);
    if (!root.ok) return root;
    const base = path === ANGULAR_NAME ? "" : `${folder}/`;
    const projects = entriesOf(nodeAt(root.value, ["projects"]));
    const ours = projects.filter(([, it]) => isIn(folder, base + String(nodeAt(it, ["root"])?.value ?? "")));
    for (const [project, it] of ours)
      for (const kind of ["architect", "targets"])
        if (nodeAt(it, [kind]))
          places.push({ path, keys: ["projects", project, kind], commandOf: (one) => `npx ng run ${project}:${one}` });
  }
  return success(places);
}

/** Whether this is the folder of a project, a slash at its end or none. */
const isIn = (folder: string, root: string): boolean => (root.replace(/\/+$/, "") || ".") === folder;
