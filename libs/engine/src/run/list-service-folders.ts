import type { WorkspaceReader } from "./workspace-reader.ts";

/** What git leaves behind where another branch has a service, and what tools make. */
const LEFT_OVER = new Set(["node_modules", "dist", "coverage", "tmp", "test-results"]);

/** The folders directly under that of the services which hold something. */
export function listServiceFolders(reader: WorkspaceReader, parent: string): string[] {
  return reader
    .list(parent)
    .filter((name) => !name.startsWith("."))
    .filter((name) =>
      reader.list(`${parent}/${name}`).some((entry) => !entry.startsWith(".") && !LEFT_OVER.has(entry)),
    );
}
