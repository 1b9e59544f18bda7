import { baseName } from "../word.ts";
import { readAssignments } from "./read-assignments.ts";
import { readPatch } from "./read-patch.ts";
import { readSubstitutions } from "./read-substitutions.ts";
import lists from "./run-program.json" with { type: "json" };
import { type ShellEffect, UNKNOWN } from "./shell-effect.ts";

/** A program with its words, and the text on its standard input where that is known. */
interface ProgramCall {
  words: readonly string[];
  input: string | undefined;
}

/** What a program does to files, and what it prints; undefined where only a run can tell. */
interface ProgramRun {
  effects: ShellEffect[];
  prints: string | undefined;
}

/** Programs that run what follows them. */
const WRAPPER_COMMANDS = new Set(lists.wrapperCommands);

const STDIN = /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/;

/** Follows the programs by which agents write files; every other one has no effect that is known. */
export function runProgram({ input, words: all }: ProgramCall): ProgramRun {
  const [program = "", ...words] = unwrap(all);
  const name = baseName(program);
  const operands = words.filter((word) => !word.startsWith("-"));
  const printing = (prints: string | undefined): ProgramRun => ({ effects: [], prints });
  const doing = (...effects: ShellEffect[]): ProgramRun => ({ effects, prints: undefined });
  const writing = (path: string, text: string, appends = false): ShellEffect => ({
    does: "write",
    path,
    text,
    appends,
  });
  switch (name) {
    case "cd":
    case "export":
    case "true":
      return printing("");
    case "echo":
      return printing(echo(words));
    case "printf":
      return printing(printf(words));
    case "cat":
      return printing(operands.every((path) => STDIN.test(path)) ? input : undefined);
    case "cp":
    case "install": {
      const [source = "", path = ""] = operands.slice(-2);
      return STDIN.test(source) && input !== undefined ? doing(writing(path, input)) : printing("");
    }
    // They leave the text as it is, as far as it is about ports.
    case "envsubst":
    case "prettier":
    case "sort":
    case "uniq":
      return printing(input);
    case "dd": {
      const path = words.find((word) => word.startsWith("of="))?.slice(3);
      return path === undefined || input === undefined ? printing(undefined) : doing(writing(path, input));
    }
    case "apply_patch":
    case "patch":
      return doing(...readPatch(input ?? ""));
    case "git":
      return words[0] === "apply" ? doing(...readPatch(input ?? "")) : printing(undefined);
    case "find": {
      const at = words.findIndex((word) => /^-(?:exec|ok)(?:dir)?$/.test(word));
      return at < 0 ? printing(undefined) : runProgram({ words: words.slice(at + 1), input: undefined });
    }
    case "tee":
    case "sponge": {
      const appends = words.some((word) => /^-\w*a|^--append$/.test(word));
      const files = input === undefined ? [] : operands;
      return { effects: files.map((path) => writing(path, input ?? "", appends)), prints: input };
    }
    case "jq":
    case "yq":
    case "dasel":
      return assign(words, operands);
    case "npm":
    case "pnpm":
    case "yarn": {
      if (words[0] !== "pkg" || words[1] !== "set") return printing(undefined);
      return doing(writing("package.json", readAssignments(words.slice(2).map((word) => `.${word}`)) ?? ""));
    }
    case "sed":
    case "gsed":
    case "perl": {
      const isPerl = name === "perl";
      const { files, isInPlace, substitutions } = readSubstitutions(words, isPerl);
      if (!isInPlace) return printing(undefined);
      const paths = files.filter((file) => !/^[{};+]+$/.test(file));
      // The files that `find` and `xargs` hand in.
      if (paths.length === 0) paths.push(UNKNOWN);
      return doing(...paths.map((path): ShellEffect => ({ does: "substitute", path, substitutions })));
    }
    default:
      return interpret(name, words, input);
  }
}

/** The command behind sudo, env and the like, their flags and their variables. */
function unwrap(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length - 1 && WRAPPER_COMMANDS.has(words[at] ?? "")) {
    at++;
    while (at < words.length - 1 && /^(?:-|\w+=|\d+[smh]?$)/.test(words[at] ?? "")) at++;
  }
  return words.slice(at);
}

function echo(words: readonly string[]): string {
  const from = words.findIndex((word) => !/^-[neE]+$/.test(word));
  const flags = words.slice(0, from < 0 ? words.length : from).join("");
  const text = from < 0 ? "" : words.slice(from).join(" ");
  return `${flags.includes("e") ? unescaped(text) : text}\n`;
}

/** The format is used again while there are words for it. */
function printf([format = "", ...words]: readonly string[]): string {
  const left = [...words];
  let text = "";
  do {
    const before = left.length;
    text += unescaped(format).replace(/%%|%[-+ 0#]*\d*(?:\.\d+)?[sdiufbqxX]/g, (hole) =>
      hole === "%%" ? "%" : (left.shift() ?? ""),
    );
    if (left.length === before) break;
  } while (left.length > 0);
  return text;
}

/** `yq -i '.port = 9010' file`, `jq '.port = 9010' file`. */
function assign(words: readonly string[], operands: readonly string[]): ProgramRun {
  const program = operands.find((word) => !/^(?:e|eval|ea|eval-all|put)$/.test(word)) ?? "";
  const text = readAssignments(program.split(/\s*\|\s*(?!=)/));
  const isInPlace = words.some((word) => /^-\w*i\w*$|^--in-?place$/.test(word));
  const path = operands.at(-1);
  if (!isInPlace || text === undefined || path === undefined) return { effects: [], prints: text };
  return { effects: [{ does: "write", path, text, appends: false }], prints: "" };
}

const INTERPRETERS: readonly [RegExp, language: "bash" | "javascript" | "python" | "other", flags: RegExp][] = [
  [/^(?:ba|z|da|k)?sh$/, "bash", /^-\w*c$/],
  [/^eval$/, "bash", /^$/],
  [/^python[\d.]*$|^py$/, "python", /^-\w*c$/],
  [/^(?:node|bun)$/, "javascript", /^(?:-\w*[ep]|--eval|--print)$/],
  [/^deno$/, "javascript", /^eval$/],
  [/^(?:ruby|php)$/, "other", /^-[er]$/],
];

function interpret(name: string, words: readonly string[], input: string | undefined): ProgramRun {
  const [, language, flag] = INTERPRETERS.find(([program]) => program.test(name)) ?? [];
  const at = words.findIndex((word) => flag?.test(word));
  const given = at >= 0 ? words[at + 1] : words.every((word) => word.startsWith("-")) ? input : undefined;
  const code = name === "eval" ? words.join(" ") : given;
  const isKnown = language !== undefined && code !== undefined;
  return { effects: isKnown ? [{ does: "run", language, code }] : [], prints: undefined };
}

/** The escapes of `echo -e`, `printf` and `$'…'`. */
export function unescaped(text: string): string {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
  return text.replace(/\\(.)/gs, (_, letter: string) => letters[letter] ?? letter);
}
