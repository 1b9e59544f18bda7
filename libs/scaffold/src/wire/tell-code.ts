import type { CodeFacts, PortRow, ReadCode } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";
import { placeOf } from "./json-text.ts";
import { codePaths, type ProjectFolder } from "./project-folder.ts";
import { readPort, startBy, type Target } from "./wiring.ts";

/** How the languages of a project read its port. */
const READERS: Readonly<Record<string, (row: PortRow) => string>> = {
  py: ({ env }) => `int(os.environ["${env}"])`,
  go: ({ env }) => `os.Getenv("${env}")`,
};

/**
 * What to write in the code of a project, which belongs to its team: where it listens on a number, or that it has to
 * read its variable. Nothing where it reads that, or PORT, and has no number of its own.
 */
export function tellCode(
  project: ProjectFolder,
  target: Target,
  { files }: Snapshot,
  { isTold, readCode }: { isTold: boolean; readCode: ReadCode | undefined },
): string[] {
  const { row } = target;
  const sources = codePaths(project).flatMap((path) => {
    const text = files[path];
    return text === undefined ? [] : [{ path, text }];
  });
  const [first] = sources;
  const isRead = sources.some(({ text }) => readsPort(text, row));
  const literals = sources.flatMap(({ path, text }) => tellNumbers(path, text, target, readCode?.(path, text)));
  if (literals.length > 0 || isRead || isTold) return literals;
  const language = languageOf(first?.path ?? project.names.find((name) => /\.(?:py|go)$/.test(name)) ?? "");
  const isForeign = language in READERS || project.names.some((name) => /^(?:pyproject\.toml|go\.mod)$/.test(name));
  const way = (READERS[language] ?? (isForeign ? ({ env }: PortRow) => env : readPort))(row);
  const where = first?.path ?? project.folder;
  const start = isForeign ? `. Start it as: ${startBy(target, "<command>")}` : "";
  return [`Nothing in ${where} shows where it takes its port from. To listen on it, read: ${way}${start}`];
}

const languageOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** Whether a text reads the variable of the row, or the one that berth env and hosts call PORT. */
function readsPort(text: string, { env }: PortRow): boolean {
  return new RegExp(`\\b(?:env(?:iron)?|getenv|Getenv)\\b[^\\n]{0,20}\\b(?:PORT|${env})\\b`, "i").test(text);
}

function tellNumbers(path: string, text: string, { row }: Target, facts: CodeFacts | undefined): string[] {
  return (facts?.ports ?? []).flatMap(({ offset, port, variable }) => {
    if (variable === row.env) return [];
    const where = placeOf(path, text, offset);
    const way = (READERS[languageOf(path)] ?? readPort)(row);
    const is = variable === undefined ? `listens on ${port}` : `falls back to ${port} where ${variable} is not set`;
    return [`${where} ${is}. Write: ${way}`];
  });
}
