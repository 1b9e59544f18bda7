import type { WorkspaceReader } from "./workspace-reader.ts";

/** What git leaves behind where another branch has a service, and what tools make. */
const LEFT_OVER = new Set(["node_modules", "dist", "coverage", "tmp", "test-results"]);

/** The folders directly under services/ that hold something. */
export function listServiceFolders(reader: WorkspaceReader): string[] {
  return reader
    .list("services")
    .filter((name) => !name.startsWith("."))
    .filter((name) => reader.list(`services/${name}`).some((entry) => !entry.startsWith(".") && !LEFT_OVER.has(entry)));
}
