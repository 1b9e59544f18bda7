import { splitCommand } from "./split-command.ts";
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

/** The texts that a call would leave; none for a call that fails by itself, such as an edit of a text that isn't there. */
export function proposeTexts(call: ToolCall, read: ReadFile): ProposedText[] {
  switch (call.tool_name) {
    case "Write": {
      const { content, file_path: path } = call.tool_input;
      return [{ path, before: read(path) ?? "", after: content }];
    }
    case "Edit":
      return propose(call.tool_input.file_path, [call.tool_input], read);
    case "MultiEdit":
      return propose(call.tool_input.file_path, call.tool_input.edits, read);
    case "NotebookEdit": {
      const { cell_id, cell_type, new_source, notebook_path } = call.tool_input;
      if (cell_type === "markdown") return [];
      const before = readCell(read(notebook_path), cell_id);
      // The linter reads the code of a cell, not the notebook around it.
      return [{ path: `${notebook_path}.py`, before, after: new_source }];
    }
    case "Bash":
      return splitCommand(call.tool_input.command).files.map(({ appends, path, text }) => {
        const before = read(path) ?? "";
        return { path, before, after: appends ? before + text : text };
      });
  }
}

function propose(path: string, steps: readonly EditStep[], read: ReadFile): ProposedText[] {
  const before = read(path) ?? "";
  let after = before;
  for (const step of steps) {
    const next = applyStep(after, step) ?? applyStep(after.replaceAll("\r\n", "\n"), step);
    if (next === undefined) return [];
    after = next;
  }
  return [{ path, before, after }];
}

function applyStep(text: string, step: EditStep): string | undefined {
  const { new_string: put, old_string: old, replace_all: all } = step;
  if (old === "") return text === "" ? put : undefined;
  const parts = text.split(old);
  if (parts.length === 1) return undefined;
  if (all) return parts.join(put);
  const [first, ...rest] = parts;
  return first + put + rest.join(old);
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
