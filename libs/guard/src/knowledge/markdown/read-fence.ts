import { readData } from "../data/read-data.ts";
import type { Gather } from "../gather.ts";
import { readDockerRun } from "../lines/read-docker-run.ts";
import { readEnvLines } from "../lines/read-env-lines.ts";
import { placesIn } from "../place-in.ts";
import type { Block } from "./blocks.ts";
import { readDrawing } from "./read-drawing.ts";
import type { Scope } from "./scope.ts";

const DATA: Readonly<Record<string, string>> = {
  yaml: "fence.yaml",
  yml: "fence.yaml",
  compose: "fence.yaml",
  "docker-compose": "fence.yaml",
  json: "fence.json",
  jsonc: "fence.json",
  json5: "fence.json",
  toml: "fence.toml",
};
const PLAIN = /^(?:|text|txt|plain|plaintext|ascii|none|tree|diagram|markdown|md)$/;

/** Reads the code of a fence: variables, docker commands, trees and drawings, compose files and registries. */
export async function readFence(block: Extract<Block, { kind: "code" }>, scope: Scope, to: Gather): Promise<void> {
  const { language, line, text } = block;
  if (scope.isHistory || scope.isExample || !/\d\d|[０-９]{2}|\dxx/.test(text)) return;
  const data = DATA[language];
  if (data !== undefined) {
    const placeAt = placesIn(to.path, text, line);
    const speaksOfPorts = scope.speaksOfPorts && !scope.isExample;
    await readData(data, text, { to, placeAt, speaksOfPorts, values: new Map() });
    return;
  }
  readDockerRun(text, line, to);
  readEnvLines(text, line, to, "document");
  if (PLAIN.test(language)) readDrawing(text, line, scope, to);
}
