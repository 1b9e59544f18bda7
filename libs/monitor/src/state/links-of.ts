import type { PortView, ServiceView } from "../api/monitor-state.ts";
import type { Seen } from "./judge-cell.ts";

const RUNS = new Set(["up", "not-ready", "outside"]);

/**
 * What a person can open of a service: the page of its first HTTP port, and what every service of Berth serves there.
 * @param hasReadme whether its folder has a README.md
 */
export function linksOf(
  name: string,
  views: readonly PortView[],
  seen: ReadonlyMap<number, Seen> | undefined,
  hasReadme: boolean,
): ServiceView["links"] {
  const web = views.find(({ row, state }) => RUNS.has(state) && row?.protocol.startsWith("HTTP"));
  const base = web && `http://127.0.0.1:${web.port}/`;
  const links: ServiceView["links"] = [];
  if (base) links.push({ label: "page", url: base });
  if (base && seen?.get(web.port)?.health?.isBerth)
    links.push({ label: "docs", url: `${base}docs` }, { label: "metrics", url: `${base}metrics` });
  if (hasReadme) links.push({ label: "readme", url: `/api/monitor/services/${name}/readme` });
  return links;
}
