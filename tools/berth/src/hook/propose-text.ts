import type { EditStep, ToolCall } from "./tool-call.ts";

/** What a file would hold after a tool call. */
export interface ProposedText {
  /** As the tool names it: absolute, or relative to where the agent is. */
  path: string;
  /** What it holds now; empty where there is no file. */
  before: string;
  after: string;
}

/** The text of a file, or undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

/**
 * The text that a call would leave; none for a call that fails by itself, such as an edit of a text that isn't there.
 */
export function proposeText(call: Exclude<ToolCall, { tool: "Bash" }>, read: ReadFile): ProposedText | undefined {
  const { path } = call;
  switch (call.tool) {
    case "Write":
      return { path, before: read(path) ?? "", after: call.content };
    case "Edit":
      return applySteps(path, call.steps, read);
    case "NotebookEdit":
      // The linter reads the code of a cell, not the notebook around it.
      return call.isText
        ? undefined
        : { path: `${path}.py`, before: readCell(read(path), call.cell), after: call.source };
  }
}

/** How many characters the steps of one call may touch: more are no edit of a file that is written by hand. */
const MAX_WORK = 64 * 1024 * 1024;

function applySteps(path: string, steps: readonly EditStep[], read: ReadFile): ProposedText | undefined {
  const before = read(path) ?? "";
  let after = before;
  let work = 0;
  for (const step of steps) {
    work += after.length;
    if (work > MAX_WORK) throw new Error("its edits are too many to follow.");
    const next = applyStep(after, step) ?? applyStep(after.replaceAll("\r\n", "\n"), step);
    if (next === undefined) return undefined;
    after = next;
  }
  return { path, before, after };
}

function applyStep(text: string, step: EditStep): string | undefined {
  const { new_string: put, old_string: old, replace_all: all } = step;
  if (old === "") return text === "" ? put : undefined;
  if (all && text.includes(old)) {
    const parts = text.split(old);
    if (parts.length * put.length > MAX_WORK) throw new Error("its edit makes the file too large.");
    return parts.join(put);
  }
  const at = text.indexOf(old);
  return at < 0 ? undefined : text.slice(0, at) + put + text.slice(at + old.length);
}

function readCell(notebook: string | undefined, id: string | undefined): string {
  try {
    const { cells } = JSON.parse(notebook ?? "{}");
    const source = cells.find((cell: { id?: string }) => cell.id === id)?.source ?? "";
    return Array.isArray(source) ? source.join("") : String(source);
  } catch {
    return "";
  }
}
