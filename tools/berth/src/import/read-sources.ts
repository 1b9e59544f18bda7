import { lstatSync } from "node:fs";
import { join } from "node:path";
import { listCarriers, namesPorts, readKnowledge } from "@berth/guard/knowledge";
import {
  AUDIT_MARK,
  blankBlock,
  isDerivedCompose,
  isDerivedText,
  type Knowledge,
  type KnowledgePlace,
  type Result,
  SPEC_PATH,
  success,
} from "@berth/registry";
import { askGit } from "../ask-git.ts";
import { showProgress } from "../lint/show-progress.ts";
import { placePaths } from "../place-paths.ts";
import { readText } from "./read-text.ts";

/** What files know of ports, and their texts, for excerpts. */
export interface Sources {
  knowledge: Knowledge[];
  texts: ReadonlyMap<string, string>;
}

/**
 * Reads the files that are named, and those in folders that are named, or in all of the workspace, that are likely to
 * say whose a port is. What Berth derives is no source, nor is its block in a document. A file that can't be read is a
 * doubt. FLAG_INVALID for a path that isn't there.
 */
export async function readSources(root: string, paths: readonly string[] = [], cwd = root): Promise<Result<Sources>> {
  const placed = placePaths(root, paths, cwd);
  if (!placed.ok) return placed;
  const listed = await listCarriers(root, placed.value, askGit);
  // A file that git ignores, such as .env, may be named as well; and what is no file is said to be none.
  const files = [...new Set([...listed, ...placed.value.filter((path) => !isFolder(root, path))])].sort();
  const texts = new Map<string, string>();
  const knowledge: Knowledge[] = [];
  const progress = showProgress("Reading", "files");
  const textOf = (path: string) => readText(root, path).text;
  try {
    for (const [at, path] of files.entries()) {
      progress.show(at, files.length);
      if (path === SPEC_PATH) continue;
      const { problem, text: whole } = readText(root, path);
      if (whole === undefined) knowledge.push(unreadable(path, problem));
      if (whole === undefined || isOurs(whole)) continue;
      const text = blankBlock(whole);
      texts.set(path, text);
      const known = await readKnowledge(path, text, { textOf });
      knowledge.push(placed.value.includes(path) ? known : withoutMentions(known, text));
    }
  } finally {
    progress.clear();
  }
  return success({ knowledge, texts });
}

/**
 * A page that is not about ports speaks of some in passing, as of examples: only its tables and lists count, and
 * nothing of it is a question.
 */
function withoutMentions(known: Knowledge, text: string): Knowledge {
  const { path } = known;
  const isAboutPorts = !/\.(?:md|markdown)$/i.test(path) || namesPorts(path.slice(path.lastIndexOf("/") + 1));
  if (isAboutPorts) return known;
  const lines = text.split(/\r\n|\n|\r/);
  const isListed = ({ place }: { place: KnowledgePlace }) => /^\s*(?:\||[-*+]\s)/.test(lines[place.line - 1] ?? "");
  return {
    ...known,
    ports: known.ports.filter(isListed),
    ranges: known.ranges.filter(isListed),
    moves: known.moves.filter(isListed),
    doubts: known.doubts.filter(({ code }) => code === "UNREADABLE"),
  };
}

/** What Berth has written follows from the sources. */
const isOurs = (text: string): boolean =>
  isDerivedText(text) || isDerivedCompose(text) || text.slice(0, 200).includes(AUDIT_MARK);

const isFolder = (root: string, path: string): boolean =>
  lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;

const unreadable = (path: string, message: string): Knowledge => ({
  path,
  ports: [],
  ranges: [],
  moves: [],
  doubts: [
    {
      place: { path, line: 1, column: 1 },
      code: "UNREADABLE",
      message,
      question: "Does it name ports?",
    },
  ],
});
