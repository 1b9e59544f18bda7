import * as z from "zod";

const EditStep = z.object({
  old_string: z.string(),
  new_string: z.string(),
  replace_all: z.boolean().optional(),
});

/**
 * What Claude Code hands to a PreToolUse hook, as far as it is about writing. Loose: a later version may say more.
 * https://code.claude.com/docs/en/hooks
 */
export const ToolCall = z.discriminatedUnion("tool_name", [
  z.object({
    tool_name: z.literal("Write"),
    tool_input: z.object({ file_path: z.string(), content: z.string() }),
  }),
  z.object({
    tool_name: z.literal("Edit"),
    tool_input: EditStep.extend({ file_path: z.string() }),
  }),
  z.object({
    tool_name: z.literal("MultiEdit"),
    tool_input: z.object({ file_path: z.string(), edits: z.array(EditStep) }),
  }),
  z.object({
    tool_name: z.literal("NotebookEdit"),
    tool_input: z.object({
      notebook_path: z.string(),
      new_source: z.string().default(""),
      cell_id: z.string().optional(),
      cell_type: z.string().optional(),
    }),
  }),
  z.object({ tool_name: z.literal("Bash"), tool_input: z.object({ command: z.string() }) }),
]);

export type ToolCall = z.infer<typeof ToolCall>;
export type EditStep = z.infer<typeof EditStep>;

/** The tools that write, by which the hook is called. */
export const WRITING_TOOLS: readonly string[] = ToolCall.options.map((option) => option.shape.tool_name.value);
