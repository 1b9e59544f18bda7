import { randomBytes } from "node:crypto";
import { closeSync, constants, openSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { removeIfThere } from "../disk/remove-durably.ts";
import { hasCode, naming } from "../disk/system-error.ts";
import { isLocked, tryKernelLock } from "./try-kernel-lock.ts";

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR } = constants;
/** How long a new ticket may be unlocked, in nanoseconds: its process locks it right after creating it. */
const NEW_NS = 1_000_000_000n;

/** A place in the queue for a lock. */
export interface Ticket {
  /** How many processes came earlier and still wait. */
  countAhead(): number;
  leave(): void;
}

/**
 * Joins the queue for a lock: the kernel gives a lock to any process that asks at the right moment, so an unlucky one
 * could wait without end. A ticket is a file beside the lock, named after the time since the machine's start, and its
 * process holds a lock on it: a ticket with a free lock is of a process that died. The queue decides about the order
 * only. Throws system errors.
 */
export function joinQueue(lockPath: string): Ticket {
  const time = process.hrtime.bigint().toString().padStart(20, "0");
  const name = `${basename(lockPath)}.${time}-${randomBytes(4).toString("hex")}`;
  const path = join(dirname(lockPath), name);
  return naming(path, () => {
    const descriptor = openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666);
    tryKernelLock(descriptor);
    return {
      countAhead: () => listTickets(lockPath).filter((other) => other < name).length,
      leave() {
        closeSync(descriptor);
        removeIfThere(path);
      },
    };
  });
}

/** The tickets of processes that wait, oldest first. Removes those of processes that died at the head of the queue. */
export function listTickets(lockPath: string): string[] {
  const folder = dirname(lockPath);
  const tickets = listFolder(folder).filter((name) => name.startsWith(`${basename(lockPath)}.`));
  const alive = tickets.sort().findIndex((name) => isNew(name) || isLocked(join(folder, name)));
  const dead = alive < 0 ? tickets : tickets.slice(0, alive);
  for (const name of dead) removeIfThere(join(folder, name));
  return tickets.slice(dead.length);
}

function isNew(ticket: string): boolean {
  const time = /\.(\d+)-[^.]*$/.exec(ticket)?.[1] ?? "0";
  const age = process.hrtime.bigint() - BigInt(time);
  return age >= 0n && age < NEW_NS;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}
