import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { PORTS_FILE_PATH } from "../config/ports-file.ts";
import type { ProcessFacts } from "./read-process.ts";

/** A service of a Berth workspace, recognised from where its process runs. */
export interface RunningService {
  /** Its folder's name below services/. */
  name: string;
  /** The workspace it belongs to; another checkout of the same one has another root. */
  root: string;
}

/**
 * Tells which service a process is: its working directory or one of its arguments lies in services/NAME of a folder
 * that holds config/ports.env. Undefined for everything else, i.e. a stranger.
 */
export function recogniseService(facts: ProcessFacts): RunningService | undefined {
  const { folder, command } = facts;
  const paths = folder === undefined ? [] : [folder];
  for (const word of command) {
    if (word.startsWith(sep)) paths.push(word);
    else if (folder !== undefined && word.includes("services")) paths.push(resolve(folder, word));
  }
  for (const path of paths) {
    const service = splitServicePath(path);
    if (service && existsSync(join(service.root, PORTS_FILE_PATH))) return service;
  }
  return undefined;
}

/** Splits at the last services/NAME: a workspace may itself lie below a folder called services. */
function splitServicePath(path: string): RunningService | undefined {
  const words = path.split(sep);
  const at = words.lastIndexOf("services");
  const name = words[at + 1];
  return at < 0 || !name ? undefined : { name, root: words.slice(0, at).join(sep) || sep };
}
