import type { PortState } from "./port-state.ts";

/** The states as scripts get them; times are ISO 8601, UTC. */
export function statesAsJson(states: readonly PortState[]) {
  return states.map(({ holders, holding, row }) => ({
    port: row.port,
    service: row.service,
    env: row.env,
    status: row.status,
    holding,
    holders: holders.map(({ process: facts, service, sockets, user }) => ({
      pid: facts?.pid,
      user,
      command: facts?.command,
      folder: facts?.folder,
      since: facts?.startedAt?.toISOString(),
      service: service?.name,
      workspace: service?.root,
      addresses: sockets.map(({ address }) => address),
    })),
  }));
}
