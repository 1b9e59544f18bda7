import { closeSync, constants, fstatSync, lstatSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import { explainError } from "../disk/explain-error.ts";
import { makeDirectoryDurably } from "../disk/make-directory.ts";
import { isSystemError, naming } from "../disk/system-error.ts";
import { describeLockHolder, noteHolder, readHolder } from "./lock-holder.ts";
import { joinQueue, listTickets } from "./lock-queue.ts";
import { progressOf } from "./tell-progress.ts";
import { isLoadError, tryKernelLock } from "./try-kernel-lock.ts";

const { O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
/** Pause between two checks of the first process in the queue, and of the others, for each process ahead of them. */
const NEXT_PAUSE_MS = 10;
const PAUSE_MS = 50;
const LONG_QUEUE = 10;
const TELL_AFTER_MS = 1000;

export interface Lock {
  /** Frees the lock; a second call does nothing. */
  release(): void;
}

export interface LockOptions {
  /** What others are told this process is doing. */
  command: string;
  /** How long the holder may make no progress while this process waits, in milliseconds. 0: one try, and no wait. */
  timeoutMs: number;
  /** Called once, with a description of the holder, when the wait has taken a second. */
  onWait?: (holder: string) => void;
}

/**
 * Waits until this process alone may change the workspace, in the order in which processes come. The lock is the
 * kernel's: it is free as soon as its holder ends, however it ends, and the file itself stays.
 *
 * WORKSPACE_BUSY, naming the holder, when that holder has made no progress for `timeoutMs`: neither a long queue that
 * moves nor a slow machine is a reason to give up. COMMIT_FAILED if there can be no lock here: no right to make the
 * file, no locks on this file system, no native library.
 */
export async function acquireLock(lockPath: string, options: LockOptions): Promise<Result<Lock>> {
  try {
    const isFree = options.timeoutMs === 0 || listTickets(lockPath).length === 0;
    const descriptor = (isFree ? tryOnce(lockPath) : undefined) ?? (await waitInQueue(lockPath, options));
    return descriptor === undefined ? refusal(busy(lockPath)) : success(hold(descriptor, options.command));
  } catch (error) {
    return refusal(noLock(lockPath, error));
  }
}

/** The descriptor that holds the lock, or undefined if the wait timed out. */
async function waitInQueue(lockPath: string, { timeoutMs, onWait }: LockOptions): Promise<number | undefined> {
  if (timeoutMs === 0) return undefined;
  const start = performance.now();
  const ticket = joinQueue(lockPath);
  let progress = "";
  let idleMs = 0;
  let isTold = false;
  try {
    for (;;) {
      const ahead = ticket.countAhead();
      const descriptor = ahead === 0 ? tryOnce(lockPath) : undefined;
      if (descriptor !== undefined) return descriptor;
      const sign = `${ahead} ${progressOf(lockPath)}`;
      if (sign !== progress) idleMs = 0;
      progress = sign;
      if (idleMs >= timeoutMs) return undefined;
      if (!isTold && performance.now() - start >= TELL_AFTER_MS) {
        isTold = true;
        onWait?.(describeLockHolder(readHolder(lockPath)));
      }
      const pause = ahead === 0 ? NEXT_PAUSE_MS : PAUSE_MS * Math.min(ahead, LONG_QUEUE);
      await sleep(pause);
      // The pause that was asked for, not the one that it took: a machine that is suspended or overloaded stops this
      // process and the holder alike, which is no lack of progress.
      idleMs += pause;
    }
  } finally {
    ticket.leave();
  }
}

/** The descriptor that holds the lock, or undefined if another process has it. */
function tryOnce(lockPath: string): number | undefined {
  return naming(lockPath, () => {
    makeDirectoryDurably(dirname(lockPath));
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

/** A lock on a file that was deleted meanwhile (a new clone, `rm -r .berth`) excludes no other process. */
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
  message: `Another run is changing this workspace: ${describeLockHolder(readHolder(lockPath))}. Nothing was changed.`,
  fix: "Wait until it ends and run the command again, or wait longer: BERTH_LOCK_TIMEOUT=60 (seconds).",
});

function noLock(lockPath: string, error: unknown): Failure {
  if (!isSystemError(error) && !isLoadError(error)) throw error;
  const reason = isSystemError(error) ? explainError(error, dirname(lockPath)) : error.message;
  return {
    code: "COMMIT_FAILED",
    message: `The workspace cannot be locked with ${lockPath}: ${reason}. Nothing was changed.`,
    fix: isSystemError(error)
      ? "Make that folder writable, on a local file system."
      : "Install the packages again; fs-native-extensions has a library for Linux (glibc), macOS and Windows.",
  };
}
