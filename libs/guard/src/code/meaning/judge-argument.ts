import type { Node } from "@vscode/tree-sitter-wasm";
import { ASSERTION_CALLS, CONVERSION_CALLS, FREE_PORT_CALLS, PRINT_CALLS, READER_KEYS } from "../rules/common-rules.ts";
import { looksLikeHost } from "../text/hosts.ts";
import { calls } from "../text/name-pattern.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import { parentOf } from "../tree/ancestry.ts";
import { type Call, chainOf } from "../tree/call.ts";
import { keyText, type Step, stepUp } from "../tree/step.ts";
import { valuesAssigned } from "../tree/uses.ts";
import { DEFAULT_KEY, defaultByCall, schemaDefault } from "./default-by-call.ts";
import { followParameter } from "./follow-parameter.ts";
import { formatToText } from "./join-to-text.ts";
import lists from "./judge-argument.json" with { type: "json" };
import { judgeByRule, keepHost } from "./judge-by-rule.ts";
import { SENT } from "./kept-back.ts";
import { defaultOf, isText, type Literal, NOTHING, type Verdict } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

// What tests do with addresses that they never reach.
const READS_ADDRESS = calls(lists.addressReads);

// What goes in here is a port, whatever the result is called.
const MAKES_ADDRESS = /(^|\.)(\w*SocketAddr\w*(\.(from|new))?|JoinHostPort|HostAndPort\w*|HostPort)$/;

const DECLARES_FIELD =
  /(^|\.)(Field|field|typer\.Option|typer\.Argument|Option|Argument|Query|attrib|attr\.ib|mapped_column)$/;

export function judgeArgument(
  step: Step & { role: "argument" },
  at: Node,
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict | "on" {
  const { call, name } = step;
  if (file.isTest && isText(literal) && READS_ADDRESS.test(call.callee)) return NOTHING;
  if (/(^|\.)(parametrize|each|param|test_case|rstest)$/.test(call.callee)) return NOTHING;
  if (name !== undefined) {
    if (READER_KEYS.test(name)) return NOTHING;
    if (DECLARES_FIELD.test(call.callee) && /^(default|default_value)$/.test(name))
      return judgeField(step, file, literal);
    if (DEFAULT_KEY.test(name)) {
      const told = defaultByCall(step, literal, file, trail);
      if (told !== undefined) return told;
    }
    if (!isText(literal) && SENT.test(name)) return NOTHING;
    if (trail.holder === undefined) trail.holder = name;
    literal.host ??= siblingText(
      parentOf(at)?.type === "keyword_argument" ? (parentOf(parentOf(at)) ?? at) : (parentOf(at) ?? at),
      /^(host|hostname|address|ip|interface|bind)$/,
    );
    trail.names.push(name);
  }
  if (!trail.changed) {
    const byRule = judgeByRule(step, literal, file, trail);
    if (byRule !== undefined) return byRule;
  }
  const { callee } = call;
  if (DECLARES_FIELD.test(callee) && step.index === 0 && name === undefined) return judgeField(step, file, literal);
  if (trail.asDefault && trail.holder === undefined) {
    // { default: 3000 } handed to a schema's builder: go on to the key that names the variable.
    trail.names.push(callee);
    const told = defaultByCall(step, literal, file, trail);
    return told ?? "on";
  }
  if (
    /(^|\.)(default|catch|prefault|defaultTo|fallback|default_value|default_value_t|def)$/.test(callee) &&
    step.index === 0
  ) {
    const told = schemaDefault(call, file);
    if (told !== undefined) return told;
  }
  const told = defaultByCall(step, literal, file, trail);
  if (told !== undefined) return told;
  if (PRINT_CALLS.test(callee) || FREE_PORT_CALLS.test(callee)) return NOTHING;
  if (ASSERTION_CALLS.test(callee) && trail.holder === undefined) return NOTHING;
  if (ASSERTION_CALLS.test(callee) && /expect|assert|should|toBe|toEqual/i.test(callee)) return NOTHING;
  if (CONVERSION_CALLS.test(callee)) {
    // The radix of parseInt.
    if (step.index > 0 && /parse|^(int|Number|str|String)$|valueOf|Parse/.test(callee)) return NOTHING;
    keepHost(call, step.index, literal);
    if (MAKES_ADDRESS.test(callee) && !isText(literal)) trail.holder ??= "port";
    if (!isText(literal) && /(^|\.)(S?printf|Sprintf|format|format_args)$/.test(callee))
      formatToText(call.args[0]?.text === at.text ? call.node.text : (call.args[0]?.text ?? ""), literal);
    return "on";
  }
  if (trail.holder === undefined && !isText(literal)) {
    const followed = followParameter(step, literal, file, trail);
    if (followed !== undefined) return followed;
    const last = callee.slice(callee.lastIndexOf(".") + 1);
    if (namesPort(last) && !/^(is|has|check|validate|assert|get|parse|split|strip|format|test|kill|free)/i.test(last)) {
      trail.holder = last;
      if (/property|option/i.test(last) === false && step.index > 0 && call.args.length > 1) return undefined;
      trail.names.push(callee, ...receiverNames(call, file));
      return undefined;
    }
    if (namesSetting(call, step.index, namesPort)) {
      trail.holder = "port";
      trail.names.push(keyText(call.args[0] ?? call.node), callee);
      return undefined;
    }
  }
  if (trail.holder === undefined && isText(literal) && namesSetting(call, step.index, namesAddress)) {
    trail.holder = keyText(call.args[step.index - 1] ?? call.node);
    trail.names.push(trail.holder);
  }
  const kind = trail.holder === undefined ? kindOfMaker(call, step.index, literal) : undefined;
  if (kind !== undefined) return { kind };
  // `pool.submit(app.run, port=8000)`: what is to be called tells more than who calls it.
  const called = call.args[0];
  if (called !== undefined && /(^|\.)(submit|apply_async|to_thread|run_in_executor|partial)$/.test(callee))
    trail.names.push(chainOf(called));
  trail.names.push(callee);
  // The literal of a struct or a field of it goes on to the name that holds it.
  if (/^(composite_literal|struct_expression)$/.test(call.node.type)) return "on";
  if (isText(literal)) {
    trail.changed = true;
    return "on";
  }
  return undefined;
}

/** `port: int = typer.Option(8000)` is a default of the command line; other fields go on to the name they are given to. */
function judgeField(step: Step & { role: "argument" }, file: SourceFile, literal: Literal): Verdict | "on" {
  if (file.language !== "python") return "on";
  const onward = stepUp(step.of);
  if (
    /Option|Argument/.test(step.call.callee) &&
    onward?.role === "named" &&
    (isText(literal) || namesPort(onward.name.text))
  )
    return defaultOf(undefined);
  return "on";
}

/** `.set("port", 3000)`, `Map.of("port", 3000)`, `.setProperty("server.port", "8080")`. */
function namesSetting(call: Call, index: number, names: (key: string) => boolean): boolean {
  const key = call.args[index - 1];
  if (index < 1 || key === undefined || !/string/.test(key.type)) return false;
  return names(keyText(key)) && calls(lists.settingWrites, "i").test(call.callee);
}

/** `new ConnectionFactory("cache", 6380)`: what is made with a host and a port, by its name. */
function kindOfMaker(call: Call, index: number, literal: Literal): "bind" | "connect" | undefined {
  const host = call.args[index - 1];
  if (isText(literal) || host === undefined || !/string/.test(host.type)) return undefined;
  if (!/(^|\.)[A-Z]\w*$/.test(call.callee) || !looksLikeHost(keyText(host))) return undefined;
  return kindByNames([call.callee]);
}

/** What the receiver of a call was made from: `factory = new ConnectionFactory()` tells what `factory.setPort` is for. */
function receiverNames(call: Call, file: SourceFile): readonly string[] {
  const receiver = call.node.childForFieldName("object") ?? call.node.childForFieldName("function")?.namedChild(0);
  if (receiver == null || receiver.type !== "identifier") return [];
  return valuesAssigned(receiver, file)
    .slice(0, 3)
    .map((value) => chainOf(value));
}
