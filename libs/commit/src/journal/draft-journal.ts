import { randomBytes } from "node:crypto";
import type { FileWrite, Plan } from "@berth/scaffold";
import { hashBytes } from "../disk/hash-bytes.ts";
import { layOutMoves } from "../moves/lay-out-moves.ts";
import { inspectPath } from "../path/inspect-path.ts";
import { JOURNAL_VERSION, type Journal, type JournalFile } from "./journal.ts";

/** The journal that a plan would have on the disk as it is now. Writes nothing; throws system errors. */
export function draftJournal(root: string, plan: Plan): Journal {
  const txn = randomBytes(6).toString("hex");
  const files = plan.changes.flatMap((change) => (change.kind === "delete" ? [] : [journalFile(root, change)]));
  const removals = plan.changes.flatMap((change) =>
    change.kind === "delete" ? [{ path: change.path, before: change.before }] : [],
  );
  const changes = plan.changes.map(({ path, kind }) => ({ path, kind }));
  const { title, id: planId, service, ports } = plan;
  const moves = layOutMoves(root, files, txn);
  const head = { version: JOURNAL_VERSION, txn, title, planId, service, ports, changes } as const;
  return { ...head, moves, removals, kept: [] };
}

function journalFile(root: string, { path, before, after }: FileWrite): JournalFile {
  // Hashed as the bytes that will be written: a lone surrogate in a text becomes U+FFFD there.
  const file = { path, after: hashBytes(after), content: after };
  const found = inspectPath(root, path);
  if (found.kind !== "file" || before === undefined) return file;
  return { ...file, before, mode: found.stats.mode & 0o777 };
}
