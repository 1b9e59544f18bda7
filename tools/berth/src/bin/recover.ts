import { renderRecovery, runRecovery } from "@berth/engine";
import { DONE } from "@berth/registry";
import * as z from "zod";
import { refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { json } from "./flags.ts";

/** What a run left behind that was killed before all its files were staged is gone now, too. */
const NOTHING = "There is no run to finish: one that is killed before all is prepared changes nothing.";

export const recover = defineCommand({
  summary: "Finish an interrupted run.",
  usage: "berth recover",
  options: z.strictObject({
    keep: z.boolean().optional().describe("Keep files that were edited since the interruption, and finish the others."),
    json,
  }),
  async run(root, { json, keep = false }) {
    const report = await runRecovery(root, { command: "berth recover", keepEdited: keep });
    if (!report.ok) return refuse(report.failures, json);
    const { value } = report;
    if (json) return { status: DONE, stdout: JSON.stringify({ finished: value ?? null }) };
    return { status: DONE, stdout: value ? renderRecovery(value) : NOTHING };
  },
});
