import { describeCommand, escapeControls, type PortHolder } from "@berth/service/ports";
import type { Holder } from "../api/monitor-state.ts";

/** A holder as the page gets it. What other people wrote (commands, folders, names) is escaped and bounded. */
export function viewHolder({ process: facts, service, sockets, user }: PortHolder): Holder {
  const view: Holder = {
    user: escapeControls(user),
    addresses: [...new Set(sockets.filter(({ listening }) => listening).map(({ address }) => address))],
  };
  if (facts) {
    view.pid = facts.pid;
    view.command = describeCommand(facts.command);
    if (facts.folder !== undefined) view.folder = escapeControls(facts.folder);
    // The kernel counts from the start of the machine, so the last digits of what is computed differ at each look.
    if (facts.startedAt) view.since = `${facts.startedAt.toISOString().slice(0, 19)}Z`;
  }
  if (service) {
    view.service = escapeControls(service.name);
    view.workspace = escapeControls(service.root);
  }
  return view;
}
