import { isConflict, type Look, nameWho, ownerFolderOf } from "@berth/doctor";
import type { PortRow, Spec } from "@berth/registry";
import type { CellState, WrongHolder } from "../api/monitor-state.ts";
import { type Health, hasHealth } from "./health.ts";
import { wrongHolderOf } from "./wrong-holder-of.ts";

/** What a cell of the map shows of its number. */
export interface Cell {
  state: CellState;
  wrong?: WrongHolder;
  reason: string;
}

/** What is known of a number at a time. */
export interface Seen extends Look {
  /** What its health check said last; undefined where it wasn't asked yet, or can't be. */
  health?: Health;
  /** Whether its process was just started. */
  isNew?: boolean;
}

/** A number on which nothing listens. */
export const UNHELD: Seen = { holders: [], holding: "free" };

/**
 * The state of a number, in the words of `berth doctor`. Pure.
 * @param row its row; undefined for a free number of a range
 * @param seen undefined where the machine was not looked at: then the spec alone speaks
 */
export function judgeCell(row: PortRow | undefined, seen: Seen | undefined, spec: Spec): Cell {
  if (!seen) return { state: row && row.status !== "active" ? row.status : "unknown", reason: "" };
  if (!row) return seen.holding === "free" ? { state: "free", reason: "" } : judgeHeld(seen);
  if (isConflict({ ...seen, row })) return judgeHeld(seen);
  // What a stranger does on a tombstone is no trouble.
  if (row.status === "retired") return { state: "retired", reason: seen.holding === "free" ? "" : nameWho(seen) };
  if (seen.holding === "free") return judgeEmpty(row, spec);
  if (seen.holding === "outside") return { state: "outside", reason: nameWho(seen) };
  return judgeHealth(row, seen);
}

function judgeEmpty(row: PortRow, spec: Spec): Cell {
  if (row.status === "reserved" || row.status === "allocated") return { state: row.status, reason: "" };
  // The table of TCP sockets says nothing of it, and unknown is not down.
  if (row.protocol === "UDP") return { state: "unknown", reason: "UDP can't be seen from here" };
  return ownerFolderOf(row, spec) === undefined ? { state: "absent", reason: "" } : { state: "down", reason: "" };
}

function judgeHeld(seen: Seen): Cell {
  return { state: "wrong-hands", wrong: wrongHolderOf(seen.holding), reason: `held by ${nameWho(seen)}` };
}

function judgeHealth(row: PortRow, { health, isNew = false }: Seen): Cell {
  if (!health && hasHealth(row))
    return isNew ? { state: "not-ready", reason: "starting" } : { state: "unknown", reason: "not asked yet" };
  if (!health || health.isReady) return { state: "up", reason: "" };
  return { state: "not-ready", reason: health.reason };
}
