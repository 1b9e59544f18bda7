import { posix, sep } from "node:path";
import { folderOf, type PortRow, type Spec } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";
import { ownerFolderOf } from "./owner-folder.ts";
import type { Holding } from "./port-state.ts";

/** The worse the later: of several holders, the worst is what a person has to know. */
const SEVERITY: readonly Holding[] = ["free", "own", "outside", "checkout", "sibling", "unseen", "stranger"];

/** The workspace that a row is of. */
export interface Home {
  /** Its real path. */
  root: string;
  spec: Pick<Spec, "settings">;
}

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
  const { process: facts, service } = holder;
  if (service && service.root === root) {
    const isOwn = service.name === row?.service || folderOf(spec, service.name) === folder;
    return isOwn ? "own" : "sibling";
  }
  if (service) return "checkout";
  if (!row) return isHidden(holder) ? "unseen" : "stranger";
  if (folder === undefined) return "outside";
  if (isHidden(holder)) return answer === row.service ? "own" : "unseen";
  return facts && runsIn(facts, `${root}/${folder}`) ? "own" : "stranger";
}

/** The processes that hold ports for containers and virtual machines: who is behind them can't be seen in /proc. */
const PROXIES = /^(?:docker-proxy|rootlessport|rootlesskit|slirp4netns|pasta|gvproxy|vpnkit|wslrelay)(?:\.exe)?$/;

/** Whether the process that serves the port is out of sight: another user's, or one in a container. */
export function isHidden({ process: facts }: PortHolder): boolean {
  return facts === undefined || PROXIES.test(posix.basename(facts.command[0] ?? ""));
}

/** Whether the process was started in the folder, or with a file of it. */
function runsIn(facts: NonNullable<PortHolder["process"]>, folder: string): boolean {
  const { command, folder: from } = facts;
  const paths = [from ?? "", ...command.map((word) => posix.resolve(from ?? "/", word))];
  return paths.some((path) => path === folder || path.startsWith(folder + sep));
}
