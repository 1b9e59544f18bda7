import { readSettings, type Settings, SPEC_PATH } from "@berth/registry";
import { readFiles } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** The settings of a workspace, on which depends what is read of it; none where its spec can't be read. */
export function settingsIn(reader: WorkspaceReader): Settings {
  const files = readFiles(reader, [SPEC_PATH]);
  return files.ok ? readSettings(files.value[SPEC_PATH]) : {};
}
