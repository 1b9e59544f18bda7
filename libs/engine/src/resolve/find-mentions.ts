import { folderOf, type MergedSpec, type MovedPort, type Spec } from "@berth/registry";
import { readGit } from "../git/run-git.ts";

const SHOWN = 5;

/**
 * Where the folder that owns a service that moved still says its old number. Nothing that Berth generates does; what
 * people wrote may.
 */
export function findMentions(root: string, spec: Spec, moved: readonly MovedPort[]): string[] {
  return moved.flatMap(({ from, service, to }) => {
    const owner = spec.ports.find(({ port }) => port === to)?.owner ?? folderOf(spec, service);
    // The root itself has the number in its spec.
    if (owner === ".") return [];
    const search = ["grep", "--untracked", "-nzwIF", String(from), "--", owner];
    const found = readGit(root, search).stdout.toString().split("\n").slice(0, -1);
    const places = found.map((line) => line.split("\0").slice(0, 2).join(":"));
    const rest = places.length > SHOWN ? [`and ${places.length - SHOWN} more`] : [];
    if (places.length === 0) return [];
    const list = [...places.slice(0, SHOWN), ...rest].join(", ");
    return [`${from} is still in ${list}; ${service} has ${to} now.`];
  });
}

/** What a person should know of a merge of the spec, one line each. */
export function describeMerge({ lostComments, moved }: Omit<MergedSpec, "parsed">): string[] {
  return [
    ...moved.map(
      ({ from, holder, service, to }) =>
        `${service} moved from ${from} to ${to}: upstream, ${from} belongs to ${holder}.`,
    ),
    ...lostComments.map((comment) => `A comment is not in the merged spec: ${comment}`),
  ];
}
