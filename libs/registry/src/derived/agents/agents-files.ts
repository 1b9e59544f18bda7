import { type Result, success } from "../../report/failure.ts";
import type { Spec } from "../../spec/spec.ts";
import { removeBlock, writeBlock } from "../../text/managed-block.ts";
import { renderAgentsBlock } from "../render-agents-block.ts";

/** What agents read at the start: Claude Code the first, most others the second. */
export const CLAUDE_PATH = "CLAUDE.md";
export const AGENTS_PATH = "AGENTS.md";

/** The texts of the workspace's files by path; undefined where there is none, or where it is a link to another. */
export type Texts = Readonly<Record<string, string | undefined>>;

/**
 * CLAUDE.md or AGENTS.md with the managed block in it. Where one of them imports the other, its readers get the block
 * from there and would pay for it twice: it is in the imported file alone, and taken out of the other. BLOCK_DAMAGED as
 * in `writeBlock`.
 */
export function renderAgentsFile(path: string, spec: Spec, current: string | undefined, others: Texts): Result<string> {
  const textOf = (name: string) => (name === path ? current : others[name]);
  if (carriesBlock(path, textOf)) return writeBlock(path, current, renderAgentsBlock(spec));
  return current === undefined ? success("") : removeBlock(path, current);
}

function carriesBlock(path: string, textOf: (path: string) => string | undefined): boolean {
  const agents = textOf(AGENTS_PATH);
  const isInAgents = agents !== undefined && imports(textOf(CLAUDE_PATH), AGENTS_PATH);
  // Readers of AGENTS.md other than Claude Code follow no import, so where each imports the other, AGENTS.md has it.
  return path === CLAUDE_PATH ? !isInAgents : isInAgents || !imports(agents, CLAUDE_PATH);
}

/** Whether a text has `@AGENTS.md` outside of code. Format: https://code.claude.com/docs/en/memory */
function imports(text: string | undefined, path: string): boolean {
  const prose = text?.replace(/^[ \t]*(```|~~~)[\s\S]*?^[ \t]*\1/gm, "").replace(/`[^`\n]*`/g, "") ?? "";
  return new RegExp(`(?:^|\\s)@(?:\\./)?${path.replace(".", "\\.")}(?![\\w/-]|\\.\\w)`).test(prose);
}
