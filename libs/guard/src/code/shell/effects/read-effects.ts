import type { Node } from "@vscode/tree-sitter-wasm";
import { parse } from "../../parse.ts";
import { fieldOf, namedChildrenOf } from "../../tree/fields.ts";
import { evaluate } from "../evaluate.ts";
import { runProgram, unescaped } from "./run-program.ts";
import { type ShellEffect, UNKNOWN } from "./shell-effect.ts";

/** What the commands before this point have set. */
interface Scope {
  effects: ShellEffect[];
  /** Variables with a value that stands in the script. */
  variables: Map<string, string>;
  /** The folder that the script has changed to, relative to where it starts; empty before the first `cd`. */
  folder: string;
  /** Where `exec >` sends all that follows, and what has gone there. */
  output: { targets: readonly Target[]; text: string };
}

interface Target {
  path: string;
  appends: boolean;
}

/** Text on a stream; undefined where only a run can tell. */
type Text = string | undefined;

const MAX_DEPTH = 200;

/** Variables made of variables grow without end. */
const MAX_VALUE = 64 * 1024;

/**
 * The effects of a script on files, in the order of its commands. Branches and loops count once each, and all of them.
 * The grammar "bash" must be loaded.
 */
export function readEffects(script: string): readonly ShellEffect[] {
  return parse(script, "bash", (root) => {
    const scope: Scope = { effects: [], variables: new Map(), folder: "", output: { targets: [], text: "" } };
    for (const child of namedChildrenOf(root)) {
      const text = visit(child, undefined, scope, 0);
      scope.output.text += text ?? "";
    }
    redirectAll([], scope);
    return scope.effects;
  });
}

/** `exec > a.ts`: from here on the script prints to these files. */
function redirectAll(targets: readonly Target[], scope: Scope): void {
  const { targets: before, text } = scope.output;
  scope.output = { targets, text: "" };
  if (text !== "") for (const target of before) scope.effects.push(placed({ does: "write", ...target, text }, scope));
}

/** Follows one node; returns what it prints. */
function visit(node: Node, input: Text, scope: Scope, depth: number): Text {
  if (depth > MAX_DEPTH) return undefined;
  switch (node.type) {
    case "command":
      return visitCommand(node, input, scope, depth);
    case "redirected_statement":
      return visitRedirected(node, input, scope, depth);
    case "pipeline": {
      let flow = input;
      for (const child of namedChildrenOf(node)) flow = visit(child, flow, scope, depth + 1);
      return flow;
    }
    case "variable_assignment": {
      const name = fieldOf(node, "name")?.text;
      const value = fieldOf(node, "value");
      const text = value === null ? "" : wordValue(value, scope, depth);
      if (name !== undefined) scope.variables.set(name, text.length > MAX_VALUE ? UNKNOWN : text);
      return "";
    }
    case "comment":
    case "heredoc_body":
      return "";
    default:
      return join(namedChildrenOf(node).map((child) => visit(child, input, scope, depth + 1)));
  }
}

function visitCommand(node: Node, input: Text, scope: Scope, depth: number): Text {
  const words: string[] = [];
  for (const child of namedChildrenOf(node)) {
    if (child.type === "variable_assignment") wordValue(child, scope, depth);
    else if (!child.type.endsWith("redirect")) words.push(wordValue(child, scope, depth));
  }
  const { text, input: given } = redirectsOf(node, input, scope, depth);
  if (words[0] === "cd" && words[1] !== undefined) scope.folder = joinPath(scope.folder, words[1]);
  const { effects, prints } = runProgram({ words, input: given });
  for (const effect of effects) scope.effects.push(placed(effect, scope));
  return text(prints);
}

function visitRedirected(node: Node, input: Text, scope: Scope, depth: number): Text {
  const { input: given, rest, targets, text } = redirectsOf(node, input, scope, depth);
  const body = fieldOf(node, "body");
  if (body?.text === "exec") redirectAll(targets, scope);
  const prints = body === null ? "" : visit(body, given, scope, depth + 1);
  // The grammar puts what follows on the line of a heredoc into the heredoc.
  let flow = text(prints);
  for (const child of rest) {
    const isPiped = child.type === "pipeline";
    flow = visit(child, isPiped ? flow : undefined, scope, depth + 1);
  }
  return flow;
}

/** Where the streams of a command go: its input, what happens to its output, and commands behind a heredoc. */
function redirectsOf(node: Node, input: Text, scope: Scope, depth: number) {
  let given = input;
  const targets: Target[] = [];
  const rest: Node[] = [];
  let isLost = false;
  const look = (redirect: Node) => {
    if (redirect.type === "herestring_redirect") {
      const [value] = namedChildrenOf(redirect);
      given = value && `${wordValue(value, scope, depth)}\n`;
    } else if (redirect.type === "heredoc_redirect") {
      given = heredocText(redirect, scope, depth);
      for (const child of namedChildrenOf(redirect))
        if (child.type.endsWith("redirect")) look(child);
        else if (!child.type.startsWith("heredoc") && child.type !== "file_descriptor") rest.push(child);
    } else if (redirect.type === "file_redirect") {
      const descriptor = fieldOf(redirect, "descriptor")?.text ?? "1";
      const destination = fieldOf(redirect, "destination");
      const operator = /^\d*(&>>|&>|>>|>\||>&|>|<)/.exec(redirect.text)?.[1] ?? "<";
      // The grammar takes `<<<` behind a file for an error and a `<`.
      if (operator === "<" && destination !== null && redirect.previousSibling?.type === "ERROR")
        given = `${wordValue(destination, scope, depth)}\n`;
      if (destination === null || operator === "<" || descriptor !== "1") return;
      if (operator === ">&" && /^(?:\d+|-)$/.test(destination.text)) isLost = true;
      else targets.push({ path: wordValue(destination, scope, depth), appends: operator.endsWith(">>") });
    }
  };
  for (const child of namedChildrenOf(node)) if (child.type.endsWith("redirect")) look(child);
  const text = (printed: Text): Text => {
    if (printed !== undefined && printed !== "")
      for (const target of targets) scope.effects.push(placed({ does: "write", ...target, text: printed }, scope));
    return targets.length > 0 || isLost ? "" : printed;
  };
  return { input: given, rest, targets, text };
}

function heredocText(redirect: Node, scope: Scope, depth: number): string {
  const parts = namedChildrenOf(redirect);
  const isRaw = /["'\\]/.test(parts.find(({ type }) => type === "heredoc_start")?.text ?? "");
  const body = parts.find(({ type }) => type === "heredoc_body");
  const text = body === undefined ? "" : isRaw ? body.text : filled(body, scope, depth);
  return redirect.text.startsWith("<<-") ? text.replace(/^\t+/gm, "") : text;
}

/** The value of a word, without quotes and with known variables filled in. */
function wordValue(node: Node, scope: Scope, depth: number): string {
  if (depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case "raw_string":
      return node.text.slice(1, -1);
    case "ansi_c_string":
      return unescaped(node.text.slice(2, -1));
    case "string":
      return filled(node, scope, depth)
        .slice(1, -1)
        .replace(/\\([$"`\\])/g, "$1");
    case "word":
      return node.text.replace(/\\(.)/gs, "$1");
    case "simple_expansion":
    case "expansion": {
      const name = /^\$\{?(\w+)\}?$/.exec(node.text)?.[1];
      return (name !== undefined && scope.variables.get(name)) || UNKNOWN;
    }
    case "command_substitution":
      return (
        join(namedChildrenOf(node).map((child) => visit(child, undefined, scope, depth + 1)))?.trimEnd() ?? UNKNOWN
      );
    case "process_substitution":
      for (const child of namedChildrenOf(node)) visit(child, undefined, scope, depth + 1);
      return UNKNOWN;
    case "array":
      return UNKNOWN;
    case "arithmetic_expansion":
      return String(evaluate(node, (name) => scope.variables.get(name)) ?? UNKNOWN);
    case "concatenation":
    case "command_name":
      return namedChildrenOf(node)
        .map((child) => wordValue(child, scope, depth + 1))
        .join("");
    default:
      return node.namedChildCount === 0 ? node.text : filled(node, scope, depth);
  }
}

/** The text of a node with the values of what is expanded in it. */
function filled(node: Node, scope: Scope, depth: number): string {
  let text = "";
  let at = node.startIndex;
  for (const child of namedChildrenOf(node)) {
    if (!/expansion|substitution/.test(child.type)) continue;
    text += node.text.slice(at - node.startIndex, child.startIndex - node.startIndex);
    text += wordValue(child, scope, depth + 1);
    at = child.endIndex;
  }
  return text + node.text.slice(at - node.startIndex);
}

const join = (texts: readonly Text[]): Text =>
  texts.every((text) => text === undefined) && texts.length > 0 ? undefined : texts.map((text) => text ?? "").join("");

const placed = (effect: ShellEffect, { folder }: Scope): ShellEffect =>
  effect.does === "run" ? effect : { ...effect, path: joinPath(folder, effect.path) };

const joinPath = (folder: string, path: string): string =>
  folder === "" || path.startsWith("/") ? path : `${folder}/${path}`;
