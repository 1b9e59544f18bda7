import { posix } from "node:path";
import { loadGrammar } from "../../code/parse.ts";
import { findInShell } from "../../code/shell/find-in-shell.ts";
import { mapOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { readJson } from "../../formats/readers/read-json.ts";
import { doubtFault } from "../doubt-fault.ts";
import type { Gather } from "../gather.ts";
import { placesIn } from "../place-in.ts";

const PROCESS = /^([A-Za-z\d_-]+):[ \t]*(.+)$/gm;

/** Reads the processes of a Procfile, each under its name. */
export async function readProcfile(text: string, to: Gather): Promise<void> {
  await loadGrammar("bash");
  const placeAt = placesIn(to.path, text);
  for (const { 0: line, 1: name = "", 2: command = "", index } of text.matchAll(PROCESS))
    addCommand(command, index + line.length - command.length, name, placeAt, to);
}

/** Reads the scripts of a package.json, each under the package's name and its own. */
export async function readPackageScripts(text: string, to: Gather): Promise<void> {
  await loadGrammar("bash");
  const placeAt = placesIn(to.path, text);
  const [root] = readJson(text, { onFault: (fault) => doubtFault(fault, text, placeAt, to) });
  const owner = textOf(valueIn(root, "name"));
  const folder = posix.dirname(to.path);
  for (const { key, value } of mapOf(valueIn(root, "scripts"))?.entries ?? [])
    if (value.kind === "scalar")
      addCommand(value.raw, value.start, [owner, key].filter(Boolean).join(" "), placeAt, to, folder);
}

function addCommand(
  command: string,
  start: number,
  name: string,
  placeAt: ReturnType<typeof placesIn>,
  to: Gather,
  folder = ".",
): void {
  for (const { kind, port, start: at, variable } of findInShell(command, start)) {
    if (kind === "connect") continue;
    const env = variable !== undefined && variable !== "PORT" ? variable : undefined;
    const starts = kind === "bind" && folder !== "." ? folder : undefined;
    to.port({ place: placeAt(at), source: "script", port, name, env, folder: starts });
  }
}
