import { createRequire } from "node:module";
import { join } from "node:path";
import { start } from "../run.ts";

export interface ServedService {
  pid: number;
  /** Sends SIGTERM, and resolves when the process has ended. Safe to call twice. */
  stop(): Promise<void>;
}

/** Runs a service of a workspace as its target `serve` does, without the time that Nx takes. */
export function serveService(root: string, name: string): ServedService {
  const tsx = createRequire(join(root, "package.json")).resolve("tsx");
  const { child, done } = start(process.execPath, ["--import", tsx, "src/main.ts"], {
    cwd: join(root, "services", name),
    limit: 600_000,
  });
  return {
    pid: child.pid ?? -1,
    async stop() {
      child.kill("SIGTERM");
      await done;
    },
  };
}
