import { closeSync } from "node:fs";
import { findNx, serveEnvironment } from "./serve-command.ts";
import { beginLog } from "./service-log.ts";
import { spawnDetached } from "./spawn-detached.ts";

/**
 * Starts `nx serve <service>` with the workspace's own Nx, and returns the pid of that Nx. It lives on when the monitor
 * ends, and what it prints is in the service's log.
 * @param service a name of the spec
 * @throws where no process or log can be had, in words for a person.
 */
export async function launch(root: string, service: string): Promise<number> {
  const nx = findNx(root);
  if (nx === undefined) throw new Error("nx is not installed in this workspace.");
  const output = beginLog(root, service);
  try {
    return await spawnDetached([nx, "serve", service], { cwd: root, env: serveEnvironment(), output });
  } finally {
    closeSync(output);
  }
}
