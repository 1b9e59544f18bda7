import { folderOf, type PortRow } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";
import { isHidden } from "./is-hidden.ts";
import { ownerFolderOf } from "./owner-folder.ts";
import type { Holding } from "./port-state.ts";
import type { Home } from "./recognise-owner.ts";

/** The worse the later: of several holders, the worst is what a person has to know. */
const SEVERITY: readonly Holding[] = ["free", "own", "outside", "checkout", "sibling", "unseen", "stranger"];

/**
 * Who holds the port of a row, or a number that no row has. Pure.
 * @param answer the name under which `/health` answers, asked where the process itself can't be seen
 */
export function judgeHolding(
  row: PortRow | undefined,
  holders: readonly PortHolder[],
  home: Home,
  answer?: string,
): Holding {
  const all = holders.map((holder) => judgeHolder(row, holder, home, answer));
  return all.reduce((worst, one) => (severityOf(one) > severityOf(worst) ? one : worst), "free");
}

const severityOf = (holding: Holding): number => SEVERITY.indexOf(holding);

function judgeHolder(
  row: PortRow | undefined,
  holder: PortHolder,
  { root, spec }: Home,
  answer: string | undefined,
): Holding {
  const folder = row && ownerFolderOf(row, spec);
  const { service } = holder;
  if (service && service.root === root) {
    const isOwn = service.name === row?.service || folderOf(spec, service.name) === folder;
    return isOwn ? "own" : "sibling";
  }
  if (service) return "checkout";
  if (!row) return isHidden(holder) ? "unseen" : "stranger";
  if (folder === undefined) return "outside";
  if (isHidden(holder)) return answer === row.service ? "own" : "unseen";
  return "stranger";
}
