import type { Node } from "@vscode/tree-sitter-wasm";
import { OPTION_CALLS, SETTING_READS } from "../rules/common-rules.ts";
import { asVariable, envReadIn } from "../text/env-read.ts";
import { calls, words } from "../text/name-pattern.ts";
import { namesAddress, namesPort } from "../text/words.ts";
import { parentOf } from "../tree/ancestry.ts";
import type { Call } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import type { ArgumentStep } from "../tree/step.ts";
import { stepUp } from "../tree/step-up.ts";
import lists from "./default-by-call.json" with { type: "json" };
import { constantText, envBehind } from "./env-among.ts";
import { ifPort } from "./if-port.ts";
import { defaultOf, isAddress, type Meaning } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import type { Decision, Trail } from "./trail.ts";

export const DEFAULT_KEY = words(lists.defaultKeys);
const ENV_KEY = /^(env|envvar|env_var|auto_env_var|validation_alias|alias)$/;
const FALLBACK_CALLS = calls(lists.fallbackCalls);
const OPTION_MAKERS = words(lists.optionMakers);

/** `getEnv("PORT", "8080")`, `flag.Int("port", 8080, …)`, `.option("port", { default: 3000 })`. */
export function defaultByCall(step: ArgumentStep, trail: Trail, file: SourceFile): Decision | undefined {
  const { call, index } = step;
  const { callee, node } = call;
  const decide = (variable: string | undefined) => ifPort(node, variable, trail, file);
  if (FALLBACK_CALLS.test(callee)) {
    const read = envReadIn(node.text) ?? envBehind(call, file);
    if (read !== undefined) return decide(read.variable);
    if (/(value_of|get_one|opt_str|get_arg)\w*(::<\w+>)?\("[\w-]*port"/.test(node.text)) return defaultOf(undefined);
  }
  if (/\.default_value(_t)?$/.test(callee) && /"[\w-]*port"/.test(node.text.slice(-400))) return defaultOf(undefined);
  if (isOwnRead(step, file)) return defaultOf(asVariable(stringIn(call.args[0])));
  const keyed = DEFAULT_KEY.test(step.name ?? "") || trail.asDefault;
  const readsSetting = SETTING_READS.test(callee);
  // PHP's `define` makes a constant.
  const declaresOption = OPTION_CALLS.test(callee) && !(file.language === "php" && callee === "define");
  if (!keyed && !readsSetting && !declaresOption) return undefined;
  // Constants are looked up in the whole file: for such calls only.
  const texts = call.args
    .filter((_, at) => at !== index)
    .map((arg) => /^[bfr]?["'`]([^"'`]*)["'`]$/.exec(arg.text.slice(0, 300))?.[1] ?? constantText(arg, file));
  const isBehind = index >= 1 || keyed;
  const isPlace = isAddress(trail.literal);
  const [first] = texts;
  if (readsSetting && isBehind && first !== undefined) {
    // `int_env("PORT", 8080, 1, 65535)`: the default stands first, then its bounds.
    if (call.args.slice(1, index).some(({ text }) => /^\d+$/.test(text))) return "no port";
    const names = /set_?default$/i.test(callee) && isPlace ? namesAddress : namesPort;
    if (/env/i.test(callee) ? /^[A-Za-z_][\w.-]*$/.test(first) : names(first)) return decide(first);
  }
  if (!keyed && !declaresOption) return undefined;
  const variable = siblingText(fieldOf(node, "arguments") ?? node, ENV_KEY) ?? macroEnv(call);
  if (variable !== undefined) return decide(variable);
  if (isBehind && texts.some((text) => text !== undefined && isPortOption(text))) return defaultOf(undefined);
  // An address as the default of an option of any name.
  const isFlag = texts.some((text) => text !== undefined && /^-{0,2}[a-z][\w-]*$/i.test(text));
  if (isPlace && isFlag && isBehind && !/(^|\.)(default|get|arg)$/.test(callee)) return defaultOf(undefined);
  return keyed && OPTION_MAKERS.test(callee) && (isPlace || declaresPort(node)) ? defaultOf(undefined) : undefined;
}

/** `ownPort("billing", 7120)` of another file: what stands for the name where nothing else does. */
function isOwnRead({ call, index, name }: ArgumentStep, file: SourceFile): boolean {
  const last = call.callee.slice(call.callee.lastIndexOf(".") + 1);
  if (index !== 1 || name !== undefined || !OWN_READ.test(last) || stringIn(call.args[0]) === undefined) return false;
  return !new RegExp(`\\b(?:function|def|func|fn|const|let|var)\\s+${last}\\b`).test(file.text);
}

const OF_NAME = "(?:[oO]f|[fF]or|[fF]rom)";
const OWN_READ = new RegExp(
  `^_*(?:${lists.ownReadVerbs.join("|")})_?(?:\\w+_?)?[pP]ort(?:_?${OF_NAME})?$|^port_?${OF_NAME}$`,
);

const stringIn = (arg: Node | undefined): string | undefined => /^["'`]([\w.-]+)["'`]$/.exec(arg?.text ?? "")?.[1];

const isPortOption = (text: string): boolean =>
  text.length < 60 && text.split(/[\s<=[]/).some((word) => namesPort(word));

/** Rust: `#[arg(long, env = "PORT", default_value = "8080")]` is a flat list of tokens. */
function macroEnv(call: Call): string | undefined {
  return call.node.type === "attribute" ? /\benv\s*=\s*"(\w+)"/.exec(call.node.text)?.[1] : undefined;
}

/** True if the declaration that an annotation or attribute stands on is named like a port. */
function declaresPort(annotation: Node): boolean {
  if (/["'](-[\w-]*)?port["']/i.test(annotation.text)) return true;
  const owner = annotation.type === "attribute" ? parentOf(annotation) : parentOf(parentOf(annotation));
  const declared =
    annotation.type === "attribute" ? nextDeclaration(owner) : (fieldOf(owner, "declarator", "name") ?? owner);
  const name = fieldOf(declared, "name", "left")?.text;
  return name !== undefined && namesPort(name);
}

function nextDeclaration(item: Node | null): Node | null {
  let at = item?.nextNamedSibling ?? null;
  while (at !== null && /attribute|comment/.test(at.type)) at = at.nextNamedSibling;
  return at;
}

/** `PORT: z.coerce.number().default(9000)`: the key above names the variable. */
export function schemaDefault(call: Call): Meaning | undefined {
  let at: Node = call.node;
  for (let depth = 0; depth < 8; depth++) {
    const step = stepUp(at);
    if (step?.role === "entry")
      return namesPort(step.key) || namesAddress(step.key) ? defaultOf(asVariable(step.key)) : undefined;
    if (step?.role === "named") return namesPort(step.name.text) ? defaultOf(asVariable(step.name.text)) : undefined;
    if (step === undefined) {
      // The call goes on: .default(9000).describe("…").
      const outer = parentOf(parentOf(at));
      if (outer === null || !outer.type.startsWith("call")) return undefined;
      at = outer;
      continue;
    }
    if (step.role === "argument" && !/option|flag/i.test(step.call.callee) && depth > 6) return undefined;
    at = step.of;
  }
  return undefined;
}
