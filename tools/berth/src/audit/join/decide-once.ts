import type { Issue } from "./audit.ts";

/** A number that several services and several projects want is one thing to decide. */
export function decideOnce(issues: readonly Issue[]): Issue[] {
  const clashOf = ({ kind, ports: [port] }: Issue) =>
    kind === "two-services" ? issues.find((one) => one.kind === "bound-twice" && one.ports[0] === port) : undefined;
  const told = new Set(issues.flatMap((issue) => clashOf(issue) ?? []));
  return issues.flatMap((issue) => {
    if (told.has(issue)) return [];
    const clash = clashOf(issue);
    if (!clash) return [issue];
    const isShown = new Set(issue.spots.map(({ line, path }) => `${line} ${path}`));
    const more = clash.spots.filter(({ line, path }) => !isShown.has(`${line} ${path}`));
    return [{ ...issue, message: `${issue.message} ${clash.message}`, spots: [...issue.spots, ...more] }];
  });
}
