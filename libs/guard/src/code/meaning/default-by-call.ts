import type { Node } from "@vscode/tree-sitter-wasm";
import { OPTION_CALLS, SETTING_READS } from "../rules/common-rules.ts";
import { asVariable, envReadIn } from "../text/env-read.ts";
import { calls, words } from "../text/name-pattern.ts";
import { namesAddress, namesPort } from "../text/words.ts";
import { parentOf } from "../tree/ancestry.ts";
import type { Call } from "../tree/call.ts";
import { type Step, stepUp } from "../tree/step.ts";
import lists from "./default-by-call.json" with { type: "json" };
import { constantText, envBehind } from "./env-among.ts";
import { ifPort } from "./if-port.ts";
import { defaultOf, isAddress, type Literal, type Verdict } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

export const DEFAULT_KEY = words(lists.defaultKeys);

/** `getEnv("PORT", "8080")`, `flag.Int("port", 8080, …)`, `.option("port", { default: 3000 })`. */
export function defaultByCall(
  step: Step & { role: "argument" },
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict {
  const { call, index } = step;
  const { callee } = call;
  if (calls(lists.fallbackCalls).test(callee)) {
    const read = envReadIn(call.node.text) ?? envBehind(call, file);
    if (read !== undefined) return ifPort(call.node, read.variable, literal, file, trail);
    if (/(value_of|get_one|opt_str|get_arg)\w*(::<\w+>)?\("[\w-]*port"/.test(call.node.text))
      return defaultOf(undefined);
  }
  if (/\.default_value(_t)?$/.test(callee) && /"[\w-]*port"/.test(call.node.text.slice(-400)))
    return defaultOf(undefined);
  const keyed = DEFAULT_KEY.test(step.name ?? "") || trail.asDefault;
  const readsSetting = SETTING_READS.test(callee);
  const declaresOption = OPTION_CALLS.test(callee);
  // Constants are looked up in the whole file: for such calls only.
  const others = keyed || readsSetting || declaresOption ? call.args.filter((_, at) => at !== index) : [];
  const texts = others.map(
    (arg) => /^[bfr]?["'`]([^"'`]*)["'`]$/.exec(arg.text.slice(0, 300))?.[1] ?? constantText(arg, file),
  );
  if (readsSetting && (index >= 1 || keyed)) {
    const first = texts[0];
    const isEnv = /env/i.test(callee);
    const sets = /set_?default$/i.test(callee) && isAddress(literal);
    const names = sets ? namesAddress : namesPort;
    if (first !== undefined && (isEnv ? /^[A-Za-z_][\w.-]*$/.test(first) : names(first)))
      return ifPort(call.node, first, literal, file, trail);
  }
  const envName =
    siblingText(
      call.node.childForFieldName("arguments") ?? call.node,
      /^(env|envvar|env_var|auto_env_var|validation_alias|alias)$/,
    ) ?? macroEnv(call);
  if (envName !== undefined && (keyed || declaresOption)) return ifPort(call.node, envName, literal, file, trail);
  if (declaresOption || keyed) {
    const isOption = texts.some(
      (text) =>
        text !== undefined &&
        text.length < 60 &&
        namesPort(text.split(/[\s<=[]/).filter((one) => namesPort(one))[0] ?? ""),
    );
    if (isOption && (index >= 1 || keyed)) return defaultOf(undefined);
    // An address as the default of an option of any name.
    const isFlag = texts.some((text) => text !== undefined && /^-{0,2}[a-z][\w-]*$/i.test(text));
    if (isAddress(literal) && isFlag && (index >= 1 || keyed) && !/(^|\.)(default|get|arg)$/.test(callee))
      return defaultOf(undefined);
    if (keyed && words(lists.optionMakers).test(callee) && (isAddress(literal) || declaresPort(call.node)))
      return defaultOf(undefined);
  }
  return undefined;
}

/** Rust: `#[arg(long, env = "PORT", default_value = "8080")]` is a flat list of tokens. */
function macroEnv(call: Call): string | undefined {
  return call.node.type === "attribute" ? /\benv\s*=\s*"(\w+)"/.exec(call.node.text)?.[1] : undefined;
}

/** True if the declaration that an annotation or attribute stands on is named like a port. */
function declaresPort(annotation: Node): boolean {
  if (/["'](-[\w-]*)?port["']/i.test(annotation.text)) return true;
  const owner = annotation.type === "attribute" ? parentOf(annotation) : parentOf(parentOf(annotation));
  const declared =
    annotation.type === "attribute"
      ? nextDeclaration(owner ?? null)
      : (owner?.childForFieldName("declarator") ?? owner?.childForFieldName("name") ?? owner ?? null);
  const name = declared?.childForFieldName("name")?.text ?? declared?.childForFieldName("left")?.text;
  return name !== undefined && namesPort(name);
}

function nextDeclaration(item: Node | null): Node | null {
  let at = item?.nextNamedSibling ?? null;
  while (at !== null && /attribute|comment/.test(at.type)) at = at.nextNamedSibling;
  return at;
}

/** `PORT: z.coerce.number().default(9000)`: the key above names the variable. */
export function schemaDefault(call: Call, file: SourceFile): Verdict {
  let at: Node = call.node;
  for (let depth = 0; depth < 8; depth++) {
    const step = stepUp(at);
    if (step?.role === "entry")
      return namesPort(step.key) || namesAddress(step.key) ? defaultOf(asVariable(step.key)) : undefined;
    if (step?.role === "named") return namesPort(step.name.text) ? defaultOf(asVariable(step.name.text)) : undefined;
    if (step === undefined) {
      // The call goes on: .default(9000).describe("…").
      const member = parentOf(at);
      const outer = parentOf(member);
      if (member == null || outer == null || !/^call/.test(outer.type)) return undefined;
      at = outer;
      continue;
    }
    if (step.role === "argument" && !/option|flag/i.test(step.call.callee) && depth > 6) return undefined;
    at = step.of;
  }
  return file.text === "" ? undefined : undefined;
}
