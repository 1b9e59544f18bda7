import type { Knowledge } from "@berth/registry";
import { readMarkdown } from "./markdown/read-markdown.ts";

/** What a reader may ask beside the text itself. */
export interface KnowledgeContext {
  /** The text of another file, by its path relative to the workspace, such as `.env` beside a compose file. */
  textOf?(path: string): string | undefined;
}

export async function readKnowledge(path: string, text: string, _context: KnowledgeContext = {}): Promise<Knowledge> {
  return readMarkdown(path, text);
}
