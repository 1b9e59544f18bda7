import type { Failure } from "@berth/registry";

/** What was found about the agent hooks: errors mean that nobody is stopped, warnings that some may not be. */
export interface HooksDiagnosis {
  /** What works, in words. */
  working: string[];
  errors: Failure[];
  warnings: Failure[];
}

export const silent = (message: string, fix: string, details: string[] = []): Failure => ({
  code: "HOOK_SILENT",
  message,
  ...(details.length > 0 && { details }),
  fix,
});

export const SYNC = "Run npx nx sync (or npx berth sync).";
