import { locateGit, takeSnapshot } from "@berth/engine";
import { commandOf, DONE, explainNext, type NextPort, type Spec, spanOf, usesNx } from "@berth/registry";
import { readSpec } from "@berth/scaffold";
import * as z from "zod";
import { refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { json } from "./flags.ts";

export const next = defineCommand({
  summary: "Show the number that the next service of a range gets, and why those before it are not free.",
  usage: "berth next <range>",
  options: z.strictObject({
    range: z.string().optional().describe("Id of the range."),
    unlock: z.boolean().optional().describe("Look into a locked range."),
    json,
  }),
  run(root, { json = false, range, unlock }) {
    const git = locateGit(root);
    if (!git.ok) return refuse(git.failures, json);
    // As a run that takes the number sees it: with other branches, worktrees and the claims on the remote.
    const snapshot = takeSnapshot(root, { kind: "reserve", options: { range } }, git.value);
    if (!snapshot.ok) return refuse(snapshot.failures, json);
    const parsed = readSpec(snapshot.value);
    if (!parsed.ok) return refuse(parsed.failures, json);
    const { spec } = parsed.value;
    const { blindSpots, elsewhere } = snapshot.value;
    const found = explainNext(spec, { range, unlock }, elsewhere);
    if (!found.ok) return refuse(found.failures, json);
    const { before, port } = found.value;
    const facts = { range: found.value.range.id, port, before, notes: blindSpots };
    return { status: DONE, stdout: json ? JSON.stringify(facts) : render(spec, found.value, blindSpots) };
  },
});

function render(spec: Spec, { before, port, range }: NextPort, notes: readonly string[]): string {
  const unlock = range.policy === "locked" ? " --unlock" : "";
  const take = commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} <name> --range=${range.id}${unlock}`);
  return [
    `${port} is the next number of ${range.id} ${spanOf(range)} (${range.purpose}).`,
    ...before.map(({ port, why }) => `  ${port}  ${why}`),
    ...notes,
    `To assign it: ${take}`,
  ].join("\n");
}
