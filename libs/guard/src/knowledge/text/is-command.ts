import lists from "./is-command.json" with { type: "json" };

const COMMANDS = new Set(lists.commands);

/** Whether a text is a command to type: its numbers are examples. */
export function isCommand(text: string): boolean {
  const [first = ""] = text
    .trim()
    .replace(/^[$%>]\s+/, "")
    .split(/\s+/);
  return /^[$%>]\s/.test(text.trim()) || COMMANDS.has(first.toLowerCase()) || /^[A-Z_]+=/.test(first);
}
