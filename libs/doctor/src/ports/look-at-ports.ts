import { realpathSync } from "node:fs";
import type { PortRow, Spec } from "@berth/registry";
import { askHealth } from "./ask-health.ts";
import { findListeners, type LookOptions } from "./find-listeners.ts";
import { isHidden, judgeHolding } from "./judge-holding.ts";
import type { PortState } from "./port-state.ts";

/**
 * Looks at the port of every row, all at once.
 * @param home the workspace, for telling its services from others
 */
export async function lookAtPorts(
  rows: readonly PortRow[],
  home: { root: string; spec: Spec },
  options: LookOptions = {},
): Promise<PortState[]> {
  const realRoot = realpathSync(home.root);
  const listeners = await findListeners(
    rows.map(({ port }) => port),
    options,
  );
  const look = async (row: PortRow): Promise<PortState> => {
    const holders = listeners.get(row.port) ?? [];
    const answer = holders.some(isHidden) ? await askHealth(row.port) : undefined;
    return { row, holders, holding: judgeHolding(row, holders, { ...home, root: realRoot }, answer) };
  };
  return Promise.all(rows.map(look));
}
