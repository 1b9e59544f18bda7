import { resolve } from "node:path";
import { lintText } from "@berth/guard";
import { type Failure, SPEC_PATH, type Spec, specAbout } from "@berth/registry";
import { findNew } from "./find-new.ts";
import { judgeCommand } from "./judge-command.ts";
import { judgePortsEnv, PORTS_ENV_PATH } from "./judge-ports-env.ts";
import { type ProposedText, proposeText } from "./propose-text.ts";
import { readRegular } from "./read-regular.ts";
import { pathIn, type Scene } from "./scene.ts";
import type { ToolCall } from "./tool-call.ts";

/** What speaks against a tool call; nothing for one that brings no new hardcoded port. */
export async function judgeCall(call: ToolCall, scene: Scene): Promise<Failure[]> {
  if (call.tool === "Bash") return judgeCommand(call.command, scene);
  const proposed = proposeText(call, (path) => readRegular(resolve(scene.from, path)));
  return proposed === undefined ? [] : judgeText(proposed, scene);
}

/** What speaks against the text that a file would get. */
export async function judgeText({ after, before, path }: ProposedText, scene: Scene): Promise<Failure[]> {
  const below = pathIn(scene, path);
  // Not ours to judge.
  if (below === undefined || after === before) return [];
  if (below === SPEC_PATH) return (await import("./whole-spec.ts")).judgeSpec(before, after);
  if (below === PORTS_ENV_PATH) return judgePortsEnv(before, after, await specFor(after, scene));
  let found = await lintText(below, after, await specFor(after, scene));
  // A number that is computed stands nowhere in the text, so that its row isn't known yet.
  const computed = found.map(({ port }) => String(port)).filter((port) => !after.includes(port));
  if (computed.length > 0) found = await lintText(below, after, await specFor(`${after} ${computed.join(" ")}`, scene));
  const unjudged = found.find(({ code }) => code === "FILE_UNJUDGED");
  if (unjudged) throw new Error(`${below}: ${unjudged.message}`);
  // Nearly always, and then there is nothing to compare with.
  if (found.length === 0) return [];
  return findNew(await lintText(below, before, await specFor(before + after, scene)), found);
}

/** The part of the spec that a text is about. Throws, with the reasons, for a spec that can't be read at all. */
export async function specFor(text: string, { registry }: Scene): Promise<Spec> {
  return specAbout(registry, text) ?? (await import("./whole-spec.ts")).readWhole(registry);
}
