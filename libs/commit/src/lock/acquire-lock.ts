import { closeSync, constants, fstatSync, lstatSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import { explainError } from "../disk/explain-error.ts";
import { makeDirectory } from "../disk/make-directory.ts";
import { isSystemError, naming } from "../disk/system-error.ts";
import { describeHolder } from "./describe-holder.ts";
import { noteHolder, readHolder } from "./lock-holder.ts";
import { isLoadError, tryKernelLock } from "./try-kernel-lock.ts";

const { O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
const PAUSE_MS = 25;

export interface Lock {
  /** Frees the lock; a second call does nothing. */
  release(): void;
}

/**
 * Waits until this process alone may change the workspace. The lock is the kernel's: it is free as soon
 * as its holder ends, however it ends, and the file itself stays for ever.
 *
 * WORKSPACE_BUSY after `timeoutMs` milliseconds (0: one try), naming the holder. COMMIT_FAILED if there
 * can be no lock here: no right to make the file, no locks on this file system, no native library.
 *
 * @param command what others are told this process is doing.
 */
export async function acquireLock(
  lockPath: string,
  { command, timeoutMs }: { command: string; timeoutMs: number },
): Promise<Result<Lock>> {
  const deadline = performance.now() + timeoutMs;
  try {
    for (;;) {
      const descriptor = tryOnce(lockPath);
      if (descriptor !== undefined) return success(hold(descriptor, command));
      if (performance.now() >= deadline) return refusal(busy(lockPath));
      // Spread, so that many who wait do not wake together.
      await sleep(PAUSE_MS * (1 + Math.random()));
    }
  } catch (error) {
    return refusal(noLock(lockPath, error));
  }
}

/** The descriptor that holds the lock, or undefined if somebody else does. */
function tryOnce(lockPath: string): number | undefined {
  return naming(lockPath, () => {
    makeDirectory(dirname(lockPath));
    const descriptor = openSync(lockPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o666);
    let held = false;
    try {
      held = tryKernelLock(descriptor) && isStillAt(descriptor, lockPath);
      return held ? descriptor : undefined;
    } finally {
      if (!held) closeSync(descriptor);
    }
  });
}

/** A lock on a file that was deleted meanwhile (a new clone, `rm -r .berth`) keeps nobody out. */
function isStillAt(descriptor: number, path: string): boolean {
  const held = fstatSync(descriptor, { bigint: true });
  const there = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return there?.ino === held.ino && there.dev === held.dev;
}

function hold(descriptor: number, command: string): Lock {
  noteHolder(descriptor, { pid: process.pid, command, startedAt: Date.now() });
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      noteHolder(descriptor, undefined);
      closeSync(descriptor);
    },
  };
}

const busy = (lockPath: string): Failure => ({
  code: "WORKSPACE_BUSY",
  message: `Another run is changing this workspace: ${describeHolder(readHolder(lockPath))}. Nothing was changed.`,
  fix: "Let it end and run the command again, or wait longer: BERTH_LOCK_TIMEOUT=60 (seconds).",
});

function noLock(lockPath: string, error: unknown): Failure {
  if (!isSystemError(error) && !isLoadError(error)) throw error;
  const reason = isSystemError(error) ? explainError(error, dirname(lockPath)) : error.message;
  return {
    code: "COMMIT_FAILED",
    message: `The workspace cannot be locked with ${lockPath}: ${reason}. Nothing was changed.`,
    fix: isSystemError(error)
      ? "Make that place writable, on a local file system."
      : "Install the packages again; fs-native-extensions has a library for Linux (glibc), macOS and Windows.",
  };
}
