import type { WorkspaceReader } from "./workspace-reader.ts";

/** A reader that lists each folder once, for a look at the workspace that shows one moment of it. */
export function listOnce(reader: WorkspaceReader): WorkspaceReader {
  const listed = new Map<string, string[]>();
  const list = (path: string): string[] => {
    const folder = path === "" ? "." : path;
    const names = listed.get(folder) ?? reader.list(folder);
    listed.set(folder, names);
    return names;
  };
  return { ...reader, list };
}
