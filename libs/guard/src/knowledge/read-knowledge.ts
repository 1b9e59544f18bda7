import type { Knowledge } from "@berth/registry";
import { mapOf } from "../formats/data/data-values.ts";
import { formatOf } from "../formats/format-of.ts";
import type { ReadFault } from "../formats/readers/read-fault.ts";
import { readLines } from "../formats/readers/read-lines.ts";
import { readData } from "./data/read-data.ts";
import { decodeText } from "./decode-text.ts";
import { doubtFault } from "./doubt-fault.ts";
import { type Gather, gather } from "./gather.ts";
import { readEnvLines } from "./lines/read-env-lines.ts";
import { readPackageScripts, readProcfile } from "./lines/read-scripts.ts";
import { readMarkdown } from "./markdown/read-markdown.ts";
import { namesPorts } from "./names-ports.ts";
import { placesIn } from "./place-in.ts";
import { readCode } from "./read-code.ts";

/** What a reader may ask beside the text itself. */
export interface KnowledgeContext {
  /** The text of another file, by its path relative to the workspace, such as `.env` beside a compose file. */
  textOf?(path: string): string | undefined;
}

/**
 * All that a file says about ports, from its bytes or its text. What can't be placed is a doubt, and so is a file that
 * can't be read (code UNREADABLE), for whatever reason: one bad file never stops the others.
 */
export async function readKnowledge(
  path: string,
  source: string | Uint8Array,
  context: KnowledgeContext = {},
): Promise<Knowledge> {
  const to = gather(path);
  const { problem, text } = decodeText(source);
  if (text === undefined) return unreadable(to, problem);
  try {
    await read(path, text, to, context);
  } catch (error) {
    return unreadable(to, `It can't be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return to.finish();
}

const DOCUMENT = /\.(?:md|markdown|mdx|mdown|mkd|txt|text)$/i;

async function read(path: string, text: string, to: Gather, context: KnowledgeContext): Promise<void> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (DOCUMENT.test(name)) return readMarkdown(path, text, to);
  if (/^procfile(?:\.|$)/i.test(name)) return readProcfile(text, to);
  if (name === "package.json") return readPackageScripts(text, to);
  if (formatOf(path) === "env") return readEnvLines(text, 1, to, "env");
  const values = valuesBeside(path, context);
  const placeAt = placesIn(path, text);
  const onFault = (fault: ReadFault) => doubtFault(fault, text, placeAt, to);
  const around = { to, placeAt, speaksOfPorts: namesPorts(name), values, onFault, textOf: context.textOf };
  await readData(path, text, around);
  if (to.isEmpty()) await readCode(path, text, to);
}

/** The values of the `.env` beside a compose file. */
function valuesBeside(path: string, { textOf }: KnowledgeContext): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (textOf === undefined || formatOf(path) !== "yaml") return values;
  const beside = textOf(`${path.slice(0, path.lastIndexOf("/") + 1)}.env`);
  for (const line of readLines(beside ?? ""))
    for (const { key, value } of mapOf(line)?.entries ?? [])
      if (value.kind === "scalar") values.set(key, value.raw.trim());
  return values;
}

function unreadable(to: Gather, message: string): Knowledge {
  to.doubt({
    place: { path: to.path, line: 1, column: 1 },
    code: "UNREADABLE",
    message,
    question: "What does this file say about ports?",
  });
  return to.finish();
}
