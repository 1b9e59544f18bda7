import type { PortPlace } from "../places/port-place.ts";

const WHAT = {
  bind: "is bound as a literal number",
  connect: "is called as a literal number",
  publish: "is published as a literal number",
} as const;

/** One sentence for an audit, which knows no spec. */
export function describePlace({ host, kind, port, variable }: PortPlace): string {
  if (kind === "default")
    return variable === undefined ? `${port} is a default.` : `${port} is the default of ${variable}.`;
  return `${port} ${WHAT[kind]}${kind === "connect" && host ? ` at ${host}` : ""}.`;
}
