import { acquireLock, type Lock, type StatePaths } from "@berth/commit";
import type { Result } from "@berth/registry";

const TIMEOUT_SECONDS = 30;

/**
 * The workspace lock. WORKSPACE_BUSY where its holder makes no progress for BERTH_LOCK_TIMEOUT seconds (30 by default). A
 * wait of more than a second is explained where a person looks on.
 */
export function lockWorkspace(state: StatePaths, command: string): Promise<Result<Lock>> {
  const asked = Number(process.env["BERTH_LOCK_TIMEOUT"] ?? TIMEOUT_SECONDS);
  const seconds = Number.isFinite(asked) && asked >= 0 ? asked : TIMEOUT_SECONDS;
  const onWait = (holder: string) => {
    if (process.stderr.isTTY) process.stderr.write(`Waiting for ${holder} …\n`);
  };
  return acquireLock(state.lock, { command, timeoutMs: seconds * 1000, onWait });
}
