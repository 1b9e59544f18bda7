import type { Node } from "@vscode/tree-sitter-wasm";
import lists from "./command-line.json" with { type: "json" };
import { siblingText } from "./meaning/sibling-text.ts";
import type { Word } from "./shell/word.ts";
import { calls } from "./text/name-pattern.ts";
import { valuesOf } from "./tree/call.ts";
import { stepUp } from "./tree/step-up.ts";
import { type StringLiteral, stringLiteralAt } from "./tree/string-literal.ts";

const RUNNERS = calls(lists.runCalls);

/**
 * `execSync("docker run -p …")`, `command: "vite --port 3000"`: several words, handed to what runs them. Undefined for
 * another string; `args: "-l 3000"` comes with the program beside it, so that its own text ends the line.
 */
export function commandLineOf({ node, content }: StringLiteral): string | undefined {
  if (!/\S\s+\S/.test(content) || /^\w+:\/\/\S+$/.test(content)) return undefined;
  const step = stepUp(node);
  if (step?.role === "argument") {
    const isRun = step.index === 0 && step.name === undefined && RUNNERS.test(step.call.callee);
    return isRun ? content : undefined;
  }
  if (step?.role !== "entry") return undefined;
  if (/^(node_?args|interpreter_?args)$/.test(step.key)) return `node ${content}`;
  if (step.key !== "args") return /^(command|cmd|script|startCommand|entrypoint)$/.test(step.key) ? content : undefined;
  const program = siblingText(step.of, /^(script|command|cmd|program)$/);
  return program === undefined ? undefined : `${program} ${content}`;
}

/** The words of the command that a string is one of, if it is one: `spawn("node", ["main.js", "--port", "3000"])`. */
export function commandWords(node: Node): readonly Word[] {
  const step = stepUp(node);
  if (step?.role !== "element") return [];
  const owner = stepUp(step.of);
  const first: Node[] = [];
  if (owner?.role === "argument" && owner.name === undefined) {
    if (!RUNNERS.test(owner.call.callee)) return [];
    if (owner.index === 1) first.push(...owner.call.args.slice(0, 1));
  } else if (owner?.role !== "entry" || !/^(command|cmd|entrypoint|args|argv)$/.test(owner.key)) return [];
  return [...first, ...valuesOf(step.of)].map((word) => {
    const literal = stringLiteralAt(word);
    return literal === undefined
      ? { text: "\uFFFC", start: word.startIndex }
      : { text: literal.content, start: literal.start };
  });
}
