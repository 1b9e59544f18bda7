import { realpathSync } from "node:fs";
import type { PortRow, Spec } from "@berth/registry";
import { askHealth } from "./ask-health.ts";
import { findListeners, type LookOptions } from "./find-listeners.ts";
import { isHidden } from "./is-hidden.ts";
import { judgeHolding } from "./judge-holding.ts";
import type { PortState } from "./port-state.ts";
import { recogniseOwner } from "./recognise-owner.ts";

/**
 * Looks at the port of every row, all at once.
 * @param home the workspace, for telling its services from others
 */
export async function lookAtPorts(
  rows: readonly PortRow[],
  home: { root: string; spec: Spec },
  options: LookOptions = {},
): Promise<PortState[]> {
  const looks = await lookAtNumbers(
    rows.map(({ port }) => port),
    home,
    options,
  );
  return rows.map((row) => ({ row, holding: "free", holders: [], ...looks.get(row.port) }));
}

/** Who holds a number, by its row; who holds a free number is there by mistake. */
export type Look = Omit<PortState, "row">;

/**
 * Looks at numbers, whether the spec has a row for them or not. Each has an entry.
 * @param home the workspace, for telling its services from others
 */
export async function lookAtNumbers(
  numbers: readonly number[],
  home: { root: string; spec: Spec },
  options: LookOptions = {},
): Promise<Map<number, Look>> {
  const realHome = { root: realpathSync(home.root), spec: home.spec };
  const rows = new Map(home.spec.ports.map((row) => [row.port, row]));
  const listeners = await findListeners(numbers, options);
  const look = async (port: number): Promise<[number, Look]> => {
    const row = rows.get(port);
    const holders = (listeners.get(port) ?? []).map((holder) => recogniseOwner(holder, row, realHome));
    const answer = holders.some(isHidden) ? await askHealth(port) : undefined;
    return [port, { holders, holding: judgeHolding(row, holders, realHome, answer) }];
  };
  return new Map(await Promise.all(numbers.map(look)));
}
