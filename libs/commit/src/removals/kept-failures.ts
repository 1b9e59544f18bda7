import type { Failure } from "@berth/registry";
import type { Journal, Removal } from "../journal/journal.ts";
import { type RemovalState, removalState } from "./removal-state.ts";

/** Why a file that a committed run is to delete must not be deleted; empty if it may be deleted. */
export function keptFailures(root: string, { title }: Journal, removal: Removal): Failure[] {
  return explain(title, removal, removalState(root, removal));
}

function explain(title: string, { path }: Removal, state: RemovalState): Failure[] {
  if (state.kind === "unsafe")
    return [
      {
        code: "PATH_UNSAFE",
        message: `${path} cannot be deleted for the interrupted run "${title}": ${state.reason}.`,
        fix: WAYS_OUT,
      },
    ];
  if (state.kind !== "edited") return [];
  return [
    {
      code: "FILE_CHANGED",
      message:
        `${path} was edited since the run "${title}", which deletes it, was interrupted. ` +
        "Your version is in place.",
      fix: WAYS_OUT,
    },
  ];
}

const WAYS_OUT =
  'Delete it yourself and run "npx berth recover", or keep it and finish the others: "npx berth recover --keep".';
