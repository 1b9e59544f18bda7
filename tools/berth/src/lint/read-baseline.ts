import { readFiles, type WorkspaceReader } from "@berth/engine";
import { BASELINE_PATH, type Excuse, parseBaseline } from "@berth/guard";
import { type Result, type Spec, success } from "@berth/registry";

/** A baseline as it was read. */
export interface Baseline {
  excuses: readonly Excuse[];
  /** Undefined where there is no file. */
  text: string | undefined;
}

/** BASELINE_INVALID, PATH_UNSAFE or FILE_UNREADABLE for a file that can't be used. */
export function readBaseline(reader: WorkspaceReader, spec: Pick<Spec, "settings">): Result<Baseline> {
  const files = readFiles(reader, [BASELINE_PATH]);
  if (!files.ok) return files;
  const text = files.value[BASELINE_PATH];
  const excuses = text === undefined ? success([]) : parseBaseline(text, spec);
  return excuses.ok ? success({ excuses: excuses.value, text }) : excuses;
}
