import type { Node } from "@vscode/tree-sitter-wasm";
import {
  ASSERTION_CALLS,
  CONVERSION_CALLS,
  FREE_PORT_CALLS,
  PRINT_CALLS,
  READER_KEYS,
  SENT_KEYS,
} from "../rules/common-rules.ts";
import { looksLikeHost } from "../text/hosts.ts";
import { calls } from "../text/name-pattern.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import { parentOf } from "../tree/ancestry.ts";
import { type Call, chainOf } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import type { ArgumentStep } from "../tree/step.ts";
import { stepUp } from "../tree/step-up.ts";
import { keyName } from "../tree/string-literal.ts";
import { valuesAssigned } from "../tree/uses.ts";
import { DEFAULT_KEY, defaultByCall, schemaDefault } from "./default-by-call.ts";
import { followParameter } from "./follow-parameter.ts";
import { formatToText } from "./join-to-text.ts";
import lists from "./judge-argument.json" with { type: "json" };
import { hostBeside, judgeByRule } from "./judge-by-rule.ts";
import { defaultOf, isText, type Literal, type Meaning } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import { atHost, heldBy, type Judgement, pastNames, type Trail } from "./trail.ts";

// What tests do with addresses that they never reach.
const READS_ADDRESS = calls(lists.addressReads);
const SETTING_WRITES = calls(lists.settingWrites, "i");
const TABLE_OF_CASES = /(^|\.)(parametrize|each|param|test_case|rstest)$/;
const SCHEMA_DEFAULTS = /(^|\.)(default|catch|prefault|defaultTo|fallback|default_value|default_value_t|def)$/;
const HOST_KEY = /^(host|hostname|address|ip|interface|bind)$/;

// What goes in here is a port, whatever the result is called.
const MAKES_ADDRESS =
  /(^|\.)(\w*SocketAddr\w*(\.(from|new))?|JoinHostPort|HostAndPort\w*|HostPort|(tcp|udp)\.endpoint|IPEndPoint)$/;

const DECLARES_FIELD =
  /(^|\.)(Field|field|typer\.Option|typer\.Argument|Option|Argument|Query|attrib|attr\.ib|mapped_column)$/;

/** What a call does with an argument. */
export function judgeArgument(step: ArgumentStep, at: Node, start: Trail, file: SourceFile): Judgement {
  const { call, name } = step;
  const { callee } = call;
  const isWritten = isText(start.literal);
  let trail = start;
  if ((file.isTest && isWritten && READS_ADDRESS.test(callee)) || TABLE_OF_CASES.test(callee))
    return { trail, verdict: "no port" };
  if (name !== undefined) {
    if (READER_KEYS.test(name)) return { trail, verdict: "no port" };
    if (DECLARES_FIELD.test(callee) && /^(default|default_value)$/.test(name)) return judgeField(step, trail, file);
    const told = DEFAULT_KEY.test(name) ? defaultByCall(step, trail, file) : undefined;
    if (told !== undefined) return { trail, verdict: told };
    if (!isWritten && SENT_KEYS.test(name)) return { trail, verdict: "no port" };
    const parent = parentOf(at);
    const list = /^(keyword_argument|pair|argument)$/.test(parent?.type ?? "") ? parentOf(parent) : parent;
    trail = pastNames(atHost(heldBy(trail, name), siblingText(list ?? at, HOST_KEY)), name);
  }
  const byRule = trail.changed ? undefined : judgeByRule(step, trail, file);
  if (byRule !== undefined) {
    const isBare = trail.holder === undefined && /^(number|digits)$/.test(trail.literal.form);
    return { trail: isBare ? atHost(trail, hostBeside(step)) : trail, verdict: byRule };
  }
  if (DECLARES_FIELD.test(callee) && step.index === 0 && name === undefined) return judgeField(step, trail, file);
  if (trail.asDefault && trail.holder === undefined) {
    // { default: 3000 } handed to a schema's builder: go on to the key that names the variable.
    trail = pastNames(trail, callee);
    return { trail, verdict: defaultByCall(step, trail, file) ?? "go on" };
  }
  const bySchema = SCHEMA_DEFAULTS.test(callee) && step.index === 0 ? schemaDefault(call) : undefined;
  const told = bySchema ?? defaultByCall(step, trail, file);
  if (told !== undefined) return { trail, verdict: told };
  if (PRINT_CALLS.test(callee) || FREE_PORT_CALLS.test(callee)) return { trail, verdict: "no port" };
  if (ASSERTION_CALLS.test(callee) && (trail.holder === undefined || /expect|assert|should|toBe|toEqual/i.test(callee)))
    return { trail, verdict: "no port" };
  if (CONVERSION_CALLS.test(callee)) return judgeConversion(step, at, trail);
  return judgeUnknownCall(step, trail, file);
}

/** What a call makes of the literal takes its place. */
function judgeConversion(step: ArgumentStep, at: Node, start: Trail): Judgement {
  const { args, callee, node } = step.call;
  // The radix of parseInt.
  if (step.index > 0 && /parse|^(int|Number|str|String)$|valueOf|Parse/.test(callee))
    return { trail: start, verdict: "no port" };
  let trail = atHost(start, hostBeside(step));
  if (!isText(trail.literal)) {
    if (MAKES_ADDRESS.test(callee)) trail = heldBy(trail, "port");
    if (/(^|\.)(S?printf|Sprintf|format|format_args)$/.test(callee)) {
      const [format] = args;
      const text = format?.text === at.text ? node.text : (format?.text ?? "");
      trail = { ...trail, literal: formatToText(text, trail.literal) };
    }
  }
  return { trail, verdict: "go on" };
}

/** A call that no rule knows: the function of that name in the same file tells, or the words beside the argument. */
function judgeUnknownCall(step: ArgumentStep, start: Trail, file: SourceFile): Judgement {
  const { call, index } = step;
  const { args, callee } = call;
  const isWritten = isText(start.literal);
  let trail = start;
  if (trail.holder === undefined && !isWritten) {
    const followed = followParameter(step, trail, file);
    // The parameter that it goes into, or a verdict.
    if (followed.verdict !== "unknown") return followed;
    trail = followed.trail;
    const last = callee.slice(callee.lastIndexOf(".") + 1);
    if (namesPort(last) && !/^(is|has|check|validate|assert|get|parse|split|strip|format|test|kill|free)/i.test(last)) {
      trail = { ...trail, holder: last };
      const isOfMany = !/property|option/i.test(last) && index > 0 && args.length > 1;
      return { trail: isOfMany ? trail : pastNames(trail, callee, ...receiverNames(call, file)), verdict: "unknown" };
    }
    if (namesSetting(call, index, namesPort)) {
      const key = keyName(args[0] ?? call.node);
      return { trail: pastNames({ ...trail, holder: "port" }, key, callee), verdict: "unknown" };
    }
  }
  if (trail.holder === undefined && isWritten && namesSetting(call, index, namesAddress)) {
    const holder = keyName(args[index - 1] ?? call.node);
    trail = pastNames({ ...trail, holder }, holder);
  }
  const made = trail.holder === undefined ? meaningOfMaker(call, index, trail.literal) : undefined;
  if (made !== undefined) return { trail, verdict: made };
  // `pool.submit(app.run, port=8000)`: what is to be called tells more than who calls it.
  const [called] = args;
  if (called !== undefined && /(^|\.)(submit|apply_async|to_thread|run_in_executor|partial)$/.test(callee))
    trail = pastNames(trail, chainOf(called));
  trail = pastNames(trail, callee);
  // The literal of a struct or a field of it goes on to the name that holds it.
  if (/^(composite_literal|struct_expression)$/.test(call.node.type)) return { trail, verdict: "go on" };
  return isWritten ? { trail: { ...trail, changed: true }, verdict: "go on" } : { trail, verdict: "unknown" };
}

/** `port: int = typer.Option(8000)` is a default of the command line; other fields go on to their name. */
function judgeField(step: ArgumentStep, trail: Trail, file: SourceFile): Judgement {
  const onward = file.language === "python" && /Option|Argument/.test(step.call.callee) ? stepUp(step.of) : undefined;
  const isPort = onward?.role === "named" && (isText(trail.literal) || namesPort(onward.name.text));
  return { trail, verdict: isPort ? defaultOf(undefined) : "go on" };
}

/** `.set("port", 3000)`, `Map.of("port", 3000)`, `.setProperty("server.port", "8080")`. */
function namesSetting(call: Call, index: number, names: (key: string) => boolean): boolean {
  const key = call.args[index - 1];
  return (
    /string|symbol|argument/.test(key?.type ?? "") &&
    key !== undefined &&
    names(keyName(key)) &&
    SETTING_WRITES.test(call.callee)
  );
}

/** `new ConnectionFactory("cache", 6380)`: what is made with a host and a port, by its name. */
function meaningOfMaker(call: Call, index: number, literal: Literal): Meaning | undefined {
  const host = call.args[index - 1];
  if (isText(literal) || host === undefined || !/string/.test(host.type)) return undefined;
  if (!/(^|\.)[A-Z]\w*$/.test(call.callee) || !looksLikeHost(keyName(host))) return undefined;
  const kind = kindByNames([call.callee]);
  return kind === undefined ? undefined : { kind };
}

/** What made the receiver of a call: `factory = new ConnectionFactory()` tells what `factory.setPort` is for. */
function receiverNames(call: Call, file: SourceFile): readonly string[] {
  const receiver = fieldOf(call.node, "object") ?? fieldOf(call.node, "function")?.namedChild(0);
  if (receiver?.type !== "identifier") return [];
  return valuesAssigned(receiver, file)
    .slice(0, 3)
    .map((value) => chainOf(value));
}
