export interface EditStep {
  old_string: string;
  new_string: string;
  replace_all?: boolean;
}

/**
 * What Claude Code hands to a PreToolUse hook, as far as it is about writing.
 * https://code.claude.com/docs/en/hooks
 */
export type ToolCall =
  | { tool: "Write"; path: string; content: string }
  | { tool: "Edit"; path: string; steps: EditStep[] }
  | { tool: "NotebookEdit"; path: string; source: string; cell: string | undefined; isText: boolean }
  | { tool: "Bash"; command: string };

/** Reads a payload; undefined for a tool that writes nothing. Throws for a call without what its tool needs. */
export function readToolCall(payload: unknown): ToolCall | undefined {
  const { tool_input, tool_name: tool } = fieldsOf(payload);
  const input = fieldsOf(tool_input);
  const text = (key: string): string => {
    const value = input[key];
    if (typeof value === "string") return value;
    throw new Error(`${tool} has no text in ${key}.`);
  };
  switch (tool) {
    case "Write":
      return { tool, path: text("file_path"), content: text("content") };
    case "Edit":
      return { tool, path: text("file_path"), steps: [readStep(input)] };
    case "MultiEdit":
      if (!Array.isArray(input["edits"])) throw new Error("MultiEdit has no list in edits.");
      return { tool: "Edit", path: text("file_path"), steps: input["edits"].map(readStep) };
    case "NotebookEdit":
      return {
        tool,
        path: text("notebook_path"),
        source: input["new_source"] === undefined ? "" : text("new_source"),
        cell: typeof input["cell_id"] === "string" ? input["cell_id"] : undefined,
        isText: input["cell_type"] === "markdown",
      };
    case "Bash":
      return { tool, command: text("command") };
    default:
      return undefined;
  }
}

function readStep(value: unknown): EditStep {
  const { new_string, old_string, replace_all } = fieldsOf(value);
  if (typeof old_string !== "string" || typeof new_string !== "string")
    throw new Error("An edit has no text in old_string or new_string.");
  return { old_string, new_string, replace_all: replace_all === true };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
