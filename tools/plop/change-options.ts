import { ImportOptions, MoveOptions, RangeOptions, RetireOptions } from "@berth/scaffold";
import * as z from "zod";

const own = {
  dryRun: z.boolean().optional().describe("Show the plan without changing any file."),
  yes: z.boolean().optional().describe("Commit without asking once more."),
};
const notHere = { json: true, plan: true } as const;

/** What each wizard of `npm run change` understands on its command line: an answer given there is not asked for. */
export const CHANGE_OPTIONS = {
  retire: RetireOptions.omit(notHere).extend(own),
  move: MoveOptions.omit(notHere).extend(own),
  range: RangeOptions.omit(notHere).extend(own),
  import: ImportOptions.omit(notHere).extend(own),
};

export type ChangeKind = keyof typeof CHANGE_OPTIONS;
export type ChangeOptions<K extends ChangeKind> = z.infer<(typeof CHANGE_OPTIONS)[K]>;
