import type { PortView, ServiceView } from "../../../src/api/monitor-state.ts";

/** Where a client reaches the number. */
export function urlOf({ port, row }: Pick<PortView, "port" | "row">): string {
  const scheme = row?.protocol.toUpperCase() === "WS" ? "ws" : "http";
  return `${scheme}://localhost:${port}`;
}

/** Where a client reaches the service: its page, else its first number. */
export function serviceUrlOf({ links }: ServiceView, ports: readonly PortView[]): string | undefined {
  const page = links.find(({ label }) => label === "page")?.url;
  const [first] = ports;
  return page ?? (first && urlOf(first));
}
