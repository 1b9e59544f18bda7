import { addToJson, type Result, type Spec, success } from "@berth/registry";
import type { FileWrite } from "../plans/plan.ts";
import { changeFile } from "../plans/seal-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { findOwnServices, SERVICE_TAG } from "./own-services.ts";

/** Gives every service that is built on Berth the tag by which Nx knows it, in the file that Nx reads of it. */
export function tagServices(spec: Spec, snapshot: Snapshot): Result<FileWrite[]> {
  const changes: FileWrite[] = [];
  for (const { folder, hasTag, name } of findOwnServices(spec, snapshot)) {
    if (hasTag) continue;
    const { path, text } = chooseFile(folder, name, snapshot);
    const after = addTag(path, text);
    if (!after.ok) return after;
    changes.push(...changeFile(snapshot, path, after.value));
  }
  return success(changes);
}

/** The text of a project.json or package.json with the tag of a service. FILE_UNREADABLE as in `addToJson`. */
export const addTag = (path: string, text: string): Result<string> =>
  addToJson(path, text, [{ path: path.endsWith("package.json") ? ["nx", "tags"] : ["tags"], value: SERVICE_TAG }]);

/** project.json wins over package.json, as in Nx; where there is neither, a project.json is made. */
function chooseFile(folder: string, name: string, { files }: Snapshot): { path: string; text: string } {
  const project = `${folder}/project.json`;
  const manifest = `${folder}/package.json`;
  const [path] = [project, manifest].filter((file) => files[file] !== undefined);
  const fresh = { name, projectType: "application", sourceRoot: `${folder}/src` };
  return { path: path ?? project, text: (path && files[path]) || `${JSON.stringify(fresh, undefined, 2)}\n` };
}
