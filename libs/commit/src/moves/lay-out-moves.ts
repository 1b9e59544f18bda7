import type { JournalFile, Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";
import { stagedPath } from "./staged-path.ts";

/**
 * Which renames put the files in place, in their order. Files below a folder that does not exist become
 * one move of the top-most missing folder, at the place of its first file: a service appears whole or
 * not at all. Writes nothing; throws system errors.
 */
export function layOutMoves(root: string, files: JournalFile[], txn: string): Move[] {
  const moves: Move[] = [];
  for (const file of files) {
    const target = topMostMissing(root, file.path);
    const move = moves.find((earlier) => earlier.kind === "directory" && earlier.target === target);
    if (move !== undefined) {
      move.files.push(file);
    } else {
      const kind = target === file.path ? "file" : "directory";
      moves.push({ staged: stagedPath(target, txn), target, kind, files: [file] });
    }
  }
  return moves;
}

function topMostMissing(root: string, path: string): string {
  const found = inspectPath(root, path);
  return found.kind === "absent" ? found.missing : path;
}
