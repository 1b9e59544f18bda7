import { driveMerge } from "@berth/engine";
import { DONE, FINDINGS, REFUSED, renderFailures, success } from "@berth/registry";
import * as z from "zod";
import { defineCommand } from "./command.ts";

export const mergeDriver = defineCommand({
  summary: "Merge the spec, or a file derived from it, for git: status 1 tells it that a conflict is left.",
  usage: "berth merge-driver %O %A %B %P",
  isHidden: true,
  options: z.strictObject({ paths: z.array(z.string()).optional().describe("The files that git hands over.") }),
  // git calls it from the top level, in the middle of a merge, when the spec need not be in its place.
  find: success,
  run(cwd, { paths = [] }) {
    const [base, ours, theirs, path] = paths;
    if (!base || !ours || !theirs || !path)
      return { status: REFUSED, stderr: "FLAG_MISSING  git calls this with %O %A %B %P." };
    const merged = driveMerge(cwd, { base, ours, theirs, path });
    if (!merged.ok) return { status: FINDINGS, stderr: renderFailures(merged.failures) };
    const notes = merged.value.map((note) => `berth: ${note}`);
    return notes.length > 0 ? { status: DONE, stderr: notes.join("\n") } : { status: DONE };
  },
});
