import type { PortRow } from "@berth/registry";
import type { FileWrite } from "../plans/plan.ts";
import { changeFile } from "../plans/seal-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { applyEdits, entriesOf, nodeAt, readJson } from "./json-text.ts";
import { type ProjectFolder, pathIn, VITE_CONFIGS } from "./project-folder.ts";
import { targetPlaces } from "./target-places.ts";
import { portLine } from "./wire-env-file.ts";
import { readPort, SERVE_NAME } from "./wiring.ts";

/**
 * The changes that bring what a run has wired to the number that the row has now: the defaults in Vite's configuration
 * and in the .env file of a target, and the option `port` of a server. Any other text with the old number is its
 * team's, and what can't be parsed stays.
 */
export function followMove(projects: readonly ProjectFolder[], from: PortRow, to: PortRow, snapshot: Snapshot) {
  return projects.flatMap((project): FileWrite[] => {
    const { folder, name, names } = project;
    const texts: Record<string, string> = {};
    const textOf = (path: string) => texts[path] ?? snapshot.files[path];
    const places = targetPlaces(folder, name, textOf);
    for (const { keys, path } of places.ok ? places.value : [])
      texts[path] = renumber(path, textOf(path) ?? "", keys, from.port, to.port);
    for (const path of VITE_CONFIGS.filter((it) => names.includes(it)).map((it) => pathIn(folder, it)))
      texts[path] = (textOf(path) ?? "").replaceAll(readPort(from), readPort(to));
    for (const path of names.filter((it) => it.endsWith(".env") && it !== ".env").map((it) => pathIn(folder, it)))
      texts[path] = (textOf(path) ?? "").replaceAll(portLine(from), portLine(to));
    return Object.entries(texts).flatMap(([path, text]) =>
      snapshot.files[path] === undefined ? [] : changeFile(snapshot, path, text),
    );
  });
}

function renumber(path: string, text: string, keys: readonly string[], from: number, to: number): string {
  const root = readJson(path, text);
  if (!root.ok) return text;
  const servers = entriesOf(nodeAt(root.value, keys)).filter(([name]) => SERVE_NAME.test(name));
  const ports = servers.flatMap(([, target]) => [
    nodeAt(target, ["options", "port"]),
    ...entriesOf(nodeAt(target, ["configurations"])).map(([, it]) => nodeAt(it, ["port"])),
  ]);
  const edits = ports.flatMap((it) =>
    it?.type === "number" && it.value === from ? [{ offset: it.offset, length: it.length, put: String(to) }] : [],
  );
  return applyEdits(text, edits);
}
