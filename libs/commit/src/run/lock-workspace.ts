import type { Result } from "@berth/registry";
import type { StatePaths } from "../locate-state.ts";
import { acquireLock, type Lock } from "../lock/acquire-lock.ts";

const TIMEOUT_SECONDS = 30;

/** The workspace lock, after waiting BERTH_LOCK_TIMEOUT seconds (30 by default) at most; then WORKSPACE_BUSY. */
export function lockWorkspace(state: StatePaths, command: string): Promise<Result<Lock>> {
  const asked = Number(process.env["BERTH_LOCK_TIMEOUT"] ?? TIMEOUT_SECONDS);
  const seconds = Number.isFinite(asked) && asked >= 0 ? asked : TIMEOUT_SECONDS;
  return acquireLock(state.lock, { command, timeoutMs: seconds * 1000 });
}
