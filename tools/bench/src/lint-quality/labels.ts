import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlaceKind } from "@berth/guard";

/**
 * One port in a corpus file, as a person labelled it. Line and column count from 1; the column is that of the first
 * digit.
 */
export interface Label {
  line: number;
  column: number;
  kind: PlaceKind;
  port: number;
  variable?: string;
}

/** A corpus file with its labels; a decoy has none. */
export interface LabelledFile {
  /** The folder in the corpus: python, typescript, compose … */
  folder: string;
  /** Path inside the folder; what the finder is told. */
  path: string;
  text: string;
  labels: readonly Label[];
}

export const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const FORM = /^(\d+):(\d+) (bind|connect|publish|default) (\d+)(?: ([\w.]+))?$/;

/**
 * Reads every folder of the corpus. Each holds source files and a `labels.json` that gives for every file its list of
 * labels, `"line:column kind port"` or `"line:column default port VARIABLE"`. Throws for a label of another form, for a
 * file without an entry and for an entry without a file: a corpus that is quietly partial proves nothing.
 */
export function readCorpus(): readonly LabelledFile[] {
  return readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readFolder(name));
}

function readFolder(folder: string): readonly LabelledFile[] {
  const root = join(CORPUS, folder);
  const entries: Record<string, string[]> = JSON.parse(readFileSync(join(root, "labels.json"), "utf8"));
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "labels.json")
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const odd = new Set(
    [...Object.keys(entries), ...paths].filter((path) => !paths.includes(path) || !(path in entries)),
  );
  if (odd.size > 0) throw new Error(`Files and labels of ${folder} differ: ${[...odd].join(", ")}`);
  return paths.map((path) => ({
    folder,
    path,
    text: readFileSync(join(root, path), "utf8"),
    labels: (entries[path] ?? []).map((label) => parseLabel(label, `${folder}/${path}`)),
  }));
}

function parseLabel(text: string, where: string): Label {
  const match = FORM.exec(text);
  if (match === null) throw new Error(`Not a label in ${where}: ${text}`);
  const [, line, column, kind, port, variable] = match;
  const label = {
    line: Number(line),
    column: Number(column),
    kind: kind as PlaceKind,
    port: Number(port),
  };
  return variable === undefined ? label : { ...label, variable };
}
