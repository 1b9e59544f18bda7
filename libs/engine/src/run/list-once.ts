import type { WorkspaceReader } from "./workspace-reader.ts";

/** A reader that lists each folder once, for a look at the workspace that shows one moment of it. */
export function listOnce(reader: WorkspaceReader): WorkspaceReader {
  const listed = new Map<string, string[]>();
  const list = (path: string): string[] => {
    const names = listed.get(path) ?? reader.list(path);
    listed.set(path, names);
    return names;
  };
  return { ...reader, list };
}
