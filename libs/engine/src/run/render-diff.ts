import { printable, SPEC_PATH } from "@berth/registry";
import type { Plan } from "@berth/scaffold";
import { createTwoFilesPatch } from "diff";

/** Longer new files are named and not shown, but for the spec: what is derived can be read once it is there. */
const MAX_NEW_LINES = 60;

/** What a plan does to each file, as a unified diff. `before` holds the texts that the plan was made from. */
export function renderDiff({ changes }: Plan, before: Readonly<Record<string, string | undefined>>): string {
  return changes
    .flatMap((change) => {
      if (change.kind === "delete") return [];
      const { after, kind, path } = change;
      if (kind === "create" && path !== SPEC_PATH && after.split("\n").length > MAX_NEW_LINES) return [];
      const old = kind === "create" ? "/dev/null" : `a/${path}`;
      const patch = createTwoFilesPatch(old, `b/${path}`, before[path] ?? "", after, undefined, undefined, {
        context: 3,
      });
      return [printable(patch.replace(/^=+\n/, "").trimEnd())];
    })
    .join("\n");
}
