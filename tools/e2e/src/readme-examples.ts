/** Programs whose commands are examples; other code in the text is a name, a path or a flag. */
const COMMAND = /^(?:npx|npm|git|docker) /;

/**
 * Every command that a Markdown text shows, in its order: the lines of its `sh` blocks, without comments and joined
 * where a backslash breaks them, and code in its sentences. What holds an ellipsis is a form and no example, unless
 * the ellipsis stands for a quoted text.
 */
export function listExamples(markdown: string): string[] {
  const parts = markdown.split(/^```(\w*)\n([\s\S]*?)^```$/gm);
  const examples: string[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    examples.push(...[...(parts[at] ?? "").matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code).filter(isExample));
    if (parts[at + 1] === "sh") examples.push(...linesOf(parts[at + 2] ?? ""));
  }
  return [...new Set(examples)];
}

const isExample = (code: string): boolean => COMMAND.test(code) && !code.includes("…");

const linesOf = (block: string): string[] =>
  block
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/(?:^|\s+)# .*$/, "").trim())
    .filter((line) => line !== "");

/**
 * Whether a command follows an example: `<name>` and an ellipsis stand for a word of the reader, and what is in
 * brackets may be left out.
 */
export function follows(command: string, example: string): boolean {
  const pattern = example
    .replace(/[\\^$.*+?(){}|]/g, "\\$&")
    .replace(/<[\w-]+>/g, "[\\w-]+")
    .replaceAll('"…"', '"[^"]+"')
    .replace(/ \[([^\]]+)\](?= |$)/g, "(?: $1)?");
  return new RegExp(`^${pattern}$`).test(command);
}
