import type { MergedSpec } from "@berth/registry";

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
