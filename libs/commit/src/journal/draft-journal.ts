import { randomBytes } from "node:crypto";
import type { FileWrite, Plan } from "@berth/scaffold";
import { hashBytes } from "../disk/hash-bytes.ts";
import { stagedPath } from "../moves/staged-path.ts";
import { inspectPath } from "../path/inspect-path.ts";
import { JOURNAL_VERSION, type Journal, type Move } from "./journal.ts";

/** The journal that a plan would have on the disk as it is now. Writes nothing; throws system errors. */
export function draftJournal(root: string, plan: Plan): Journal {
  const txn = randomBytes(6).toString("hex");
  const folders = new Set<string>();
  const moves = plan.changes.flatMap((change) =>
    change.kind === "delete" ? [] : [draftMove(root, change, txn, folders)],
  );
  const removals = plan.changes.flatMap((change) =>
    change.kind === "delete" ? [{ path: change.path, before: change.before }] : [],
  );
  const changes = plan.changes.map(({ path, kind }) => ({ path, kind }));
  const { title, id: planId, service, ports } = plan;
  const head = { version: JOURNAL_VERSION, txn, title, planId, service, ports, changes } as const;
  return { ...head, moves, removals, kept: [] };
}

function draftMove(
  root: string,
  { path, before, after, isExecutable }: FileWrite,
  txn: string,
  folders: Set<string>,
): Move {
  const found = inspectPath(root, path, folders);
  const staged = stagedPath(path, found.kind === "absent" ? found.missing : path, txn);
  // Hashed as the bytes that will be written: a lone surrogate in a text becomes U+FFFD there.
  const move = { staged, path, after: hashBytes(after), content: after };
  if (found.kind !== "file" || before === undefined) return isExecutable ? { ...move, mode: 0o755 } : move;
  return { ...move, before, mode: found.stats.mode & 0o777 };
}
