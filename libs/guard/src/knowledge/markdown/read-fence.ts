import type { Gather } from "../gather.ts";
import { readDockerRun } from "../lines/read-docker-run.ts";
import { readEnvLines } from "../lines/read-env-lines.ts";
import type { Block } from "./blocks.ts";
import type { Scope } from "./scope.ts";

/** Reads the code of a fence: variables, docker commands, trees and drawings, compose files and registries. */
export async function readFence(block: Extract<Block, { kind: "code" }>, scope: Scope, to: Gather): Promise<void> {
  const { language, line, text } = block;
  if (scope.isHistory) return;
  await readDockerRun(text, line, to);
  readEnvLines(text, line, to, "document");
  void language;
}
