import type { HookifyCondition, HookifyRule } from "./hookify-rule.ts";

/** What Hookify looks at of a tool call. */
export interface HookifyCall {
  tool_name: string;
  tool_input: Record<string, unknown>;
}

/** The event under which Hookify files a tool; it asks every rule about tools it doesn't know. */
const EVENTS: Record<string, string> = {
  Bash: "bash",
  Edit: "file",
  MultiEdit: "file",
  Write: "file",
};

/** Whether Hookify would block the call by this rule. See docs/design.md 7.4. */
export function hookifyBlocks(rule: HookifyRule, call: HookifyCall): boolean {
  const event = EVENTS[call.tool_name];
  const isAsked = event === undefined || rule.event === "all" || rule.event === event;
  if (!rule.enabled || !isAsked || rule.action !== "block" || rule.conditions.length === 0) return false;
  return rule.conditions.every((condition) => matches(condition, call));
}

function matches({ field, operator, pattern }: HookifyCondition, call: HookifyCall): boolean {
  const value = readField(field, call);
  if (value === undefined || operator !== "regex_match") return false;
  try {
    // IGNORECASE alone: neither does ^ match behind a line break, nor . the break itself.
    return new RegExp(pattern, "i").test(value);
  } catch {
    return false;
  }
}

/** The field as Hookify finds it: `new_text` of Write is empty, which is why rules ask for `content`. */
function readField(field: string, { tool_input: input, tool_name: tool }: HookifyCall) {
  if (field in input) return String(input[field]);
  const text = (key: string) => String(input[key] ?? "");
  if (tool === "MultiEdit" && (field === "new_text" || field === "content")) {
    const edits = (input["edits"] ?? []) as { new_string?: string }[];
    return edits.map((edit) => edit.new_string ?? "").join(" ");
  }
  if (tool !== "Write" && tool !== "Edit") return undefined;
  if (field === "content") return text("content") || text("new_string");
  if (field === "new_text" || field === "new_string") return text("new_string");
  if (field === "old_text" || field === "old_string") return text("old_string");
  return undefined;
}
