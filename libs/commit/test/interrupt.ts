import type { Plan } from "@berth/scaffold";
import { replaceDurably } from "../src/disk/replace-durably.ts";
import { draftJournal } from "../src/journal/draft-journal.ts";
import type { Journal } from "../src/journal/journal.ts";
import { writeStagingList } from "../src/journal/staging-list.ts";
import { landMove } from "../src/moves/land-move.ts";
import { stageMove } from "../src/moves/stage-move.ts";
import type { Workspace } from "./make-workspace.ts";

/** Leaves the disk as a run does that dies when it has staged everything, before its commit point. */
export function interruptBefore({ root, state }: Workspace, plan: Plan): Journal {
  const journal = draftJournal(root, plan);
  const staged = journal.moves.map((move) => move.staged);
  writeStagingList(state, staged);
  for (const move of journal.moves) stageMove(root, move);
  return journal;
}

/** Leaves the disk as a run does that dies after its commit point and the first `landed` renames. */
export function interruptAfter(workspace: Workspace, plan: Plan, landed = 0): Journal {
  const { root, state } = workspace;
  const journal = interruptBefore(workspace, plan);
  replaceDurably(state.journal, JSON.stringify(journal));
  for (const move of journal.moves.slice(0, landed)) landMove(root, journal, state.journal, move);
  return journal;
}
