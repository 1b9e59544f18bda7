import { mainRowOf, type ReadPlace, SPEC_PATH, type Spec, variablesOf } from "@berth/registry";
import type { EdgeView } from "../api/monitor-state.ts";

/** Who uses whom: by the code, and where the code doesn't tell, by `uses` in the spec. One arrow for each variable. */
export function edgesOf(spec: Spec, places: readonly ReadPlace[]): EdgeView[] {
  const variables = variablesOf(spec);
  const edges = new Map<string, EdgeView>();
  const pairs = new Set<string>();
  const add = (edge: EdgeView) => {
    const key = `${edge.from} ${edge.to} ${edge.env}`;
    if (edge.from === edge.to || edges.has(key)) return;
    edges.set(key, edge);
    pairs.add(`${edge.from} ${edge.to}`);
  };
  for (const { env, place, service } of places) {
    const to = variables.get(env)?.service;
    if (to !== undefined) add({ from: service, to, env, place });
  }
  for (const { service, uses = [] } of spec.ports)
    for (const to of uses.filter((name) => !pairs.has(`${service} ${name}`))) {
      const row = mainRowOf(spec.ports, to);
      if (row) add({ from: service, to, env: row.env, place: SPEC_PATH });
    }
  return [...edges.values()];
}
