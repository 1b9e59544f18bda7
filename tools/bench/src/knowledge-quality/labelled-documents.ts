import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A row that a document has, as a person labelled it. */
export interface LabelledRow {
  port: number;
  container: number | undefined;
  /** A service's name, or a variable where nothing else names it. */
  name: string | undefined;
  env: string | undefined;
  status: string | undefined;
}

/** A document with its labels. */
export interface LabelledDocument {
  half: string;
  path: string;
  bytes: Uint8Array;
  rows: readonly LabelledRow[];
  /** `from-to title policy` */
  ranges: readonly string[];
  /** `from to name` */
  moves: readonly string[];
  /** The numbers that a person is asked about. */
  doubts: readonly string[];
  textOf(path: string): string | undefined;
}

const ROOT = fileURLToPath(new URL("../../knowledge/", import.meta.url));
const FORM = /^(\d+)(?::(\d+))? (?:\$(\w+)|(.*?))(?: (retired|reserved))?$/;

interface Labels {
  rows?: string[];
  ranges?: string[];
  moves?: string[];
  doubts?: string[];
}

/**
 * Reads the documents of both halves. Each half has a `labels.json` that gives for every document its rows
 * (`"9000:80 Name retired"`, `"9000 $VARIABLE"`), ranges, moves and doubts. Throws for a label of another form, and for
 * a document without labels.
 */
export function readDocuments(): LabelledDocument[] {
  return readdirSync(ROOT).flatMap((half) => {
    const folder = join(ROOT, half);
    const labels: Record<string, Labels> = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8"));
    const textOf = (path: string) =>
      existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : undefined;
    const documents = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !["labels.json", ".env"].includes(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    return documents.map((path): LabelledDocument => {
      const label = labels[path];
      if (label === undefined) throw new Error(`${half}/${path} has no labels.`);
      const { doubts = [], moves = [], ranges = [], rows = [] } = label;
      const bytes = readFileSync(join(folder, path));
      return { half, path, bytes, rows: rows.map((row) => parseRow(row, path)), ranges, moves, doubts, textOf };
    });
  });
}

function parseRow(text: string, path: string): LabelledRow {
  const match = FORM.exec(text);
  if (match === null) throw new Error(`Not a label of ${path}: ${text}`);
  const [, port, container, env, name, status] = match;
  return { port: Number(port), container: container === undefined ? undefined : Number(container), name, env, status };
}
