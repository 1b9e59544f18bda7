import { resolve } from "node:path";
import type { Failure } from "@berth/registry";
import { readRegular } from "../read-regular.ts";
import { judgeCommand } from "./judge-command.ts";
import { judgeProposed } from "./judge-proposed.ts";
import { proposeText } from "./propose-text.ts";
import type { Scene } from "./scene.ts";
import type { ToolCall } from "./tool-call.ts";

/** What speaks against a tool call; nothing for one that brings no new hardcoded port. */
export async function judgeCall(call: ToolCall, scene: Scene): Promise<Failure[]> {
  if (call.tool === "Bash") return judgeCommand(call.command, scene);
  const proposed = proposeText(call, (path) => readRegular(resolve(scene.from, path)));
  return proposed === undefined ? [] : judgeProposed(proposed, scene);
}
