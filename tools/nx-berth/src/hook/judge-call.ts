import { relative, sep } from "node:path";
import { lintText } from "@berth/guard";
import type { Failure, Spec } from "@berth/registry";
import { findNew } from "./find-new.ts";
import { judgeCommand } from "./judge-command.ts";
import { type ProposedText, proposeTexts, type ReadFile } from "./propose-texts.ts";
import { splitCommand } from "./split-command.ts";
import type { ToolCall } from "./tool-call.ts";

/** Where a call is judged. */
export interface Scene {
  spec: Spec;
  /** The workspace. */
  root: string;
  /** Makes a path of the tool absolute. */
  resolve(path: string): string;
  read: ReadFile;
}

/** What speaks against a tool call; nothing for one that brings no new hardcoded port. */
export async function judgeCall(call: ToolCall, scene: Scene): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const proposed of proposeTexts(call, (path) => scene.read(scene.resolve(path))))
    failures.push(...(await judgeText(proposed, scene)));
  if (call.tool_name === "Bash")
    failures.push(...(await judgeCommand(splitCommand(call.tool_input.command).rest, scene.spec)));
  return failures;
}

async function judgeText({ after, before, path }: ProposedText, { resolve, root, spec }: Scene): Promise<Failure[]> {
  const below = relative(root, resolve(path)).split(sep).join("/");
  // Not ours to judge.
  if (below === "" || below.startsWith("../") || after === before) return [];
  const found = await lintText(below, after, spec);
  // Nearly always, and then there is nothing to compare with.
  if (found.length === 0) return [];
  return findNew(await lintText(below, before, spec), found);
}
