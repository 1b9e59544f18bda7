import { existsSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { PORTS_FILE_PATH } from "../config/ports-file.ts";
import type { ProcessFacts } from "./read-process.ts";
import { readServicesFolder } from "./read-services-folder.ts";

/** A service of a Berth workspace, recognised from where its process runs. */
export interface RunningService {
  /** Its folder's name. */
  name: string;
  /** The workspace it belongs to; another checkout of the same one has another root. */
  root: string;
}

/** How many arguments are looked at: each costs a walk up the folders, and the message of a busy port is awaited. */
const MAX_ARGUMENTS = 50;

/**
 * Tells which service a process is: its working directory or one of its arguments lies in the folder of a service of a
 * workspace, i.e. of a folder that holds config/ports.env. Undefined for everything else, i.e. a stranger.
 */
export function recogniseService({ command, folder }: ProcessFacts): RunningService | undefined {
  const paths = folder === undefined ? [] : [folder];
  for (const word of command.slice(0, MAX_ARGUMENTS)) {
    if (word.startsWith(sep)) paths.push(word);
    else if (folder !== undefined && word.includes(sep)) paths.push(resolve(folder, word));
  }
  for (const path of paths) {
    const service = findService(path);
    if (service) return service;
  }
  return undefined;
}

/** Looks upwards, the nearest workspace first: a workspace may itself lie in a folder of services. */
function findService(path: string): RunningService | undefined {
  for (let root = dirname(path); ; root = dirname(root)) {
    if (existsSync(join(root, PORTS_FILE_PATH))) {
      const parent = readServicesFolder(root);
      const start = join(root, parent, sep);
      const [name] = path.startsWith(start) ? path.slice(start.length).split(sep) : [];
      if (name) return { name, root };
    }
    if (root === dirname(root)) return undefined;
  }
}
