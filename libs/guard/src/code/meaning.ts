import type { Node } from "@vscode/tree-sitter-wasm";
import type { PlaceKind } from "../places/port-place.ts";
import type { AddressPart } from "./addresses.ts";
import { leafAt, parentOf } from "./ancestry.ts";
import { type Call, chainOf, valuesOf } from "./call.ts";
import { asVariable, envReadIn } from "./env-read.ts";
import { isLocalHost, isReservedHost, isWildHost, looksLikeHost } from "./hosts.ts";
import type { Language } from "./language.ts";
import {
  ASSERTS,
  DECLARES_OPTION,
  PICKS,
  READS_SETTING,
  TELLS,
  TOLD,
  WRAPS,
} from "./rules/common-rules.ts";
import { generalRules, rulesOf } from "./rules/rules-of.ts";
import { functionAround, keyText, type Step, stepUp } from "./step.ts";
import { type Scope, usesOf, valuesAssigned } from "./uses.ts";
import { kindByNames, namesAddress, namesPort } from "./words.ts";

/** A port as it stands in the source, before it is known what it does. */
export interface Literal {
  node: Node;
  form: AddressPart["form"] | "number";
  port: number;
  scheme?: string;
  host?: string | undefined;
}

export interface Meaning {
  kind: PlaceKind;
  variable?: string;
  scheme?: string;
}

/** What is known of a file while its literals are looked at. */
export interface File {
  text: string;
  path: string;
  language: Language;
  root: Node;
  /** In tests many addresses are only data: parsed, compared, never reached. */
  isTest: boolean;
  /** The functions of the file that were looked for by name. */
  functions: Map<string, Node | undefined>;
  /** The values that names are given, see `valuesAssigned`. */
  values: Map<string, readonly Node[]>;
}

interface Trail {
  /** Keys and names passed on the way up, the nearest first. */
  names: string[];
  /** The key or name that holds the number itself. */
  holder?: string;
  /** An object was passed: the names above it don't hold the number. */
  nested: boolean;
  /** An unknown call was passed: the value may have become something else. */
  changed: boolean;
  /** A key said that this is a default: { default: 3000 }. */
  asDefault: boolean;
  /** The keys of the objects around it, the nearest first. */
  path: string[];
  /** The literal is the second of a pair, as in ("localhost", 9000). */
  paired: boolean;
  /** How many names were followed to their uses. */
  depth: number;
}

const MAX_DEPTH = 3;

// What tests do with addresses that they never reach.
const READS_ADDRESS =
  /(^|\.)(\w*[pP]arse\w*|urlsplit|urlunsplit|urljoin|normali[sz]e\w*|resolve|serialize|is[A-Z_]\w*|validate\w*|split\w*|to[A-Z]\w*|strip\w*|redact\w*|mask\w*|sanitize\w*|extract\w*|format\w*|equal)$/;
const EXPECTED = /^(expect\w*|want\w*|input|output|result|pair|actual|given)$/i;
const NOTHING = "nothing";
type Verdict = Meaning | typeof NOTHING | undefined;

/** Tells what a literal port does, from the expression around it and from the uses of the name that holds it. */
export function meaningOf(literal: Literal, file: File): Meaning | undefined {
  const trail: Trail = {
    names: [],
    nested: false,
    changed: false,
    paired: false,
    asDefault: false,
    path: [],
    depth: 0,
  };
  const verdict = climb(literal.node, literal, file, trail);
  if (verdict === NOTHING) return undefined;
  return verdict ?? byItself(literal, trail, file);
}

function climb(from: Node, literal: Literal, file: File, trail: Trail): Verdict {
  let at = from;
  for (;;) {
    const step = stepUp(at) ?? intoText(at, literal);
    if (step === undefined) return undefined;
    const verdict = judge(step, at, literal, file, trail);
    if (verdict !== "on") return verdict;
    at = step.of;
  }
}

function judge(step: Step, at: Node, literal: Literal, file: File, trail: Trail): Verdict | "on" {
  switch (step.role) {
    case "same":
      if (!isText(literal)) joinToText(step.of, literal);
      return "on";
    case "compared":
      return NOTHING;
    case "fallback": {
      const read = envAmong(step.beside, file);
      if (read !== undefined)
        return ifPort(step.of, read.variable ?? variableAround(step), literal, file, trail);
      // `secure ? 443 : 80` and `port || 80` repeat what a protocol says.
      if (literal.port === 443 || literal.port === 80) return isText(literal) ? "on" : NOTHING;
      return "on";
    }
    case "element":
      return judgeElement(step, at, literal, trail);
    case "entry":
      if (TOLD.test(step.key)) return NOTHING;
      if (file.isTest && isCase(step.of)) return NOTHING;
      if (
        file.isTest &&
        (EXPECTED.test(step.key) || (/^:?(host|authority)$/i.test(step.key) && isText(literal)))
      )
        return NOTHING;
      return judgeEntry(step, literal, file, trail);
    case "argument":
      return judgeArgument(step, at, literal, file, trail);
    case "named":
      return judgeNamed(step, literal, file, trail);
    case "returned":
      return judgeReturned(step, literal, file, trail);
  }
}

/**
 * The literal stands in for a variable. That makes it a default of a port if it is an address, or if the variable, or the name
 * that takes the value, or its use speaks of a port: `TIMEOUT || 3000` does not.
 */
function ifPort(
  from: Node,
  variable: string | undefined,
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  const found = defaultOf(asVariable(variable));
  if (literal.form !== "number" && literal.form !== "digits") return found;
  if (variable !== undefined && namesPort(variable)) return found;
  if (trail.holder !== undefined) return namesPort(trail.holder) ? found : NOTHING;
  if (trail.depth >= MAX_DEPTH) return NOTHING;
  const onward: Trail = { ...trail, names: [...trail.names], depth: trail.depth + 1 };
  const verdict = climb(from, { ...literal }, file, onward);
  if (verdict !== undefined && verdict !== NOTHING) return found;
  return onward.holder !== undefined && namesPort(onward.holder) ? found : NOTHING;
}

const FORMATTED_URL = /:\/\/[^\s/]*:(?:%[dsv]|\{[^}]*\})/;
const FORMATTED_ADDRESS = /^[bfr]?["'`](?:[\w.%{}-]*|\[[\d:]+\]):(?:%[dsv]|\{[^}]*\})["'`]/;

/** `"http://localhost:" + 8080`, `":%d" % 8080`: from here on the number is part of an address. */
function joinToText(joined: Node, literal: Literal): void {
  if (!/^binary_(expression|operator)$/.test(joined.type)) return;
  const left = joined.childForFieldName("left")?.text ?? "";
  if (/:\/\/[^/\s]*:["'`]$/.test(left)) {
    literal.form = "url";
    literal.host = /:\/\/(?:.*@)?([^/]*):["'`]$/.exec(left)?.[1] ?? "";
  } else if (/:["'`]$/.test(left)) literal.form = "port-only";
  else formatToText(left, literal);
}

/** The number fills a place in a format: `"http://%s:%d"`, `":{}"`. */
function formatToText(format: string, literal: Literal): void {
  if (FORMATTED_URL.test(format)) literal.form = "url";
  else if (FORMATTED_ADDRESS.test(format)) literal.form = "port-only";
}

/** `${PORT}` in a template, `{port}` in an f-string: the number goes on as part of the text if a colon stands before it. */
function intoText(at: Node, literal: Literal): Step | undefined {
  const hole = parentOf(at);
  if (hole === null || !/^(template_substitution|interpolation)$/.test(hole.type)) return undefined;
  const string = parentOf(hole);
  if (string === null || isText(literal)) return undefined;
  const before = string.text.slice(0, hole.startIndex - string.startIndex);
  const after = string.text.slice(hole.endIndex - string.startIndex);
  if (/:\/\/[^/\s]*:$/.test(before) && !/^\d/.test(after)) {
    literal.form = "url";
    literal.host = /:\/\/(?:.*@)?([^/]*):$/.exec(before)?.[1] ?? "";
  } else if (/(?:^|["'`,])(?:[\w.$\\{}-]*|\[[\d:]+\]):$/.test(before)) literal.form = "port-only";
  else if (!/^[a-z]*["'`]$/.test(before) || !/^["'`]$/.test(after)) return undefined;
  return { role: "same", of: string };
}

function judgeElement(
  step: Step & { role: "element" },
  at: Node,
  literal: Literal,
  trail: Trail,
): Verdict | "on" {
  const before = at.previousNamedSibling;
  // A command line given as a list: ["--port", "8000"].
  const flag = before === null ? "" : keyText(before);
  if (/^--?[\w-]*port$/i.test(flag) || (/^-(p|P|l)$/.test(flag) && literal.form === "digits"))
    return { kind: kindByNames([...commandWords(step.of), flag]) ?? "bind" };
  if (literal.form === "number" || literal.form === "digits") {
    // ("localhost", 9000) and ([0, 0, 0, 0], 3000) are addresses; longer lists are data.
    const isAddress = step.size === 2 && step.index === 1;
    if (isAddress && trail.holder === undefined && namesPort(flag)) {
      // A pair of key and value: ("port", 8000).
      trail.holder = flag;
      trail.names.push(flag);
    }
    if (!isAddress && step.size > 1) trail.nested = true;
    trail.paired = isAddress;
    if (isAddress && before !== null && !namesPort(flag)) {
      const host = keyText(before);
      const quoted = /^[bf]?["']/.test(before.text);
      if (quoted || /array/.test(before.type))
        literal.host ??= host.replace(/\s*,\s*/g, ".").replace(/[[\]]/g, "");
    }
  }
  return "on";
}

/** The first words of a command given as a list, so that `["redis-cli", "-p", "6379"]` is known as a client. */
function commandWords(list: Node): string[] {
  return valuesOf(list)
    .slice(0, 2)
    .map((value) => keyText(value));
}

function judgeEntry(
  step: Step & { role: "entry" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict | "on" {
  if (step.key === "default" || step.key === "defaultValue" || step.key === "Value") {
    const variable = siblingText(step.of, /^(env|envVar|envvar|EnvVars?|Sources)$/);
    if (variable !== undefined) return ifPort(step.of, variable, literal, file, trail);
    // envalid, yargs, JSON schema: { PORT: num({ default: 3000 }) }.
    trail.asDefault = true;
    return "on";
  }
  // docker-py and dockerode: { "80/tcp": 8080 }.
  if (/^\d{1,5}\/(tcp|udp|sctp)$/.test(step.key)) return { kind: "publish" };
  if (!isText(literal) && SENT.test(step.key)) return NOTHING;
  if (trail.holder === undefined) trail.holder = step.key;
  trail.names.push(step.key);
  if (!trail.nested)
    literal.host ??= siblingText(step.of, /^(host|hostname|Host|address|ip|server|bind)$/);
  if (!trail.nested || trail.path.length > 0) trail.path.push(step.key);
  trail.nested = true;
  return "on";
}

/** A row of a table of test cases: what goes in beside what is expected. */
function isCase(object: Node): boolean {
  return valuesOf(object).some((entry) => {
    const name = entry.childForFieldName("key") ?? entry.childForFieldName("field");
    return name !== null && /^(want|expect|result|valid|err|wantErr|output)/i.test(keyText(name));
  });
}

/** The literal text under one of the keys of an object, dictionary or struct. */
function siblingText(object: Node, key: RegExp): string | undefined {
  for (const entry of valuesOf(object)) {
    const name =
      entry.childForFieldName("key") ??
      entry.childForFieldName("field") ??
      entry.childForFieldName("name");
    const value = entry.childForFieldName("value");
    if (name === null || value === null || !key.test(keyText(name))) continue;
    const text = /["'`]([^"'`]*)["'`]/.exec(value.text.slice(0, 200))?.[1];
    if (text !== undefined) return text;
  }
  return undefined;
}

function judgeArgument(
  step: Step & { role: "argument" },
  at: Node,
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict | "on" {
  const { call, name } = step;
  if (file.isTest && isText(literal) && READS_ADDRESS.test(call.callee)) return NOTHING;
  if (/(^|\.)(parametrize|each|param|test_case|rstest)$/.test(call.callee)) return NOTHING;
  if (name !== undefined) {
    if (TOLD.test(name)) return NOTHING;
    if (DECLARES_FIELD.test(call.callee) && /^(default|default_value)$/.test(name))
      return judgeField(step, file, literal);
    if (DEFAULT_KEY.test(name)) {
      const told = defaultByCall(step, literal, file, trail);
      if (told !== undefined) return told;
    }
    if (!isText(literal) && SENT.test(name)) return NOTHING;
    if (trail.holder === undefined) trail.holder = name;
    literal.host ??= siblingText(
      parentOf(at)?.type === "keyword_argument"
        ? (parentOf(parentOf(at)) ?? at)
        : (parentOf(at) ?? at),
      /^(host|hostname|address|ip|interface|bind)$/,
    );
    trail.names.push(name);
  }
  if (!trail.changed) {
    const byRule = judgeByRule(step, literal, file, trail);
    if (byRule !== undefined) return byRule;
  }
  const { callee } = call;
  if (DECLARES_FIELD.test(callee) && step.index === 0 && name === undefined)
    return judgeField(step, file, literal);
  if (trail.asDefault && trail.holder === undefined) {
    // { default: 3000 } handed to a schema's builder: go on to the key that names the variable.
    trail.names.push(callee);
    const told = defaultByCall(step, literal, file, trail);
    return told ?? "on";
  }
  if (
    /(^|\.)(default|catch|prefault|defaultTo|fallback|default_value|default_value_t|def)$/.test(
      callee,
    ) &&
    step.index === 0
  ) {
    const told = schemaDefault(call, file);
    if (told !== undefined) return told;
  }
  const told = defaultByCall(step, literal, file, trail);
  if (told !== undefined) return told;
  if (TELLS.test(callee) || PICKS.test(callee)) return NOTHING;
  if (ASSERTS.test(callee) && trail.holder === undefined) return NOTHING;
  if (ASSERTS.test(callee) && /expect|assert|should|toBe|toEqual/i.test(callee)) return NOTHING;
  if (WRAPS.test(callee)) {
    // The radix of parseInt.
    if (step.index > 0 && /parse|^(int|Number|str|String)$|valueOf|Parse/.test(callee))
      return NOTHING;
    keepHost(call, step.index, literal);
    if (!isText(literal) && /(^|\.)(S?printf|Sprintf|format|format_args)$/.test(callee))
      formatToText(
        call.args[0]?.text === at.text ? call.node.text : (call.args[0]?.text ?? ""),
        literal,
      );
    return "on";
  }
  if (trail.holder === undefined && !isText(literal)) {
    const followed = followParameter(step, literal, file, trail);
    if (followed !== undefined) return followed;
    const last = callee.slice(callee.lastIndexOf(".") + 1);
    if (
      namesPort(last) &&
      !/^(is|has|check|validate|assert|get|parse|test|kill|free)/i.test(last)
    ) {
      trail.holder = last;
      if (/property|option/i.test(last) === false && step.index > 0 && call.args.length > 1)
        return undefined;
      trail.names.push(callee, ...receiverNames(call, file));
      return undefined;
    }
    if (namesSetting(call, step.index, namesPort)) {
      trail.holder = "port";
      trail.names.push(keyText(call.args[0] ?? call.node), callee);
      return undefined;
    }
  }
  if (
    trail.holder === undefined &&
    isText(literal) &&
    namesSetting(call, step.index, namesAddress)
  ) {
    trail.holder = keyText(call.args[step.index - 1] ?? call.node);
    trail.names.push(trail.holder);
  }
  trail.names.push(callee);
  // The literal of a struct or a field of it goes on to the name that holds it.
  if (/^(composite_literal|struct_expression)$/.test(call.node.type)) return "on";
  if (isText(literal)) {
    trail.changed = true;
    return "on";
  }
  return undefined;
}

// What is sent to a server is not where the server is.
const SENT = /^(json|data|body|payload|params|query|headers)$/;
const DEFAULT_KEY =
  /^(default|default_value|default_value_t|default_value_os|defaultValue|default_missing_value|fallback|value_default|Value)$/;

const DECLARES_FIELD =
  /(^|\.)(Field|field|typer\.Option|typer\.Argument|Option|Argument|Query|attrib|attr\.ib|mapped_column)$/;

/** `port: int = typer.Option(8000)` is a default of the command line; other fields go on to the name they are given to. */
function judgeField(
  step: Step & { role: "argument" },
  file: File,
  literal: Literal,
): Verdict | "on" {
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

/** What the receiver of a call was made from: `factory = new ConnectionFactory()` tells what `factory.setPort` is for. */
function receiverNames(call: Call, file: File): readonly string[] {
  const receiver =
    call.node.childForFieldName("object") ?? call.node.childForFieldName("function")?.namedChild(0);
  if (receiver == null || receiver.type !== "identifier") return [];
  return valuesAssigned(receiver, file)
    .slice(0, 3)
    .map((value) => chainOf(value));
}

/** `.set("port", 3000)`, `Map.of("port", 3000)`, `.setProperty("server.port", "8080")`. */
function namesSetting(call: Call, index: number, names: (key: string) => boolean): boolean {
  const key = call.args[index - 1];
  if (index < 1 || key === undefined || !/string/.test(key.type)) return false;
  return (
    names(keyText(key)) &&
    /(^|\.)(set\w*|put|of|with\w*|merge|insert|entry|add\w*|join|singletonMap|property|env|export|define|systemProperty)$/i.test(
      call.callee,
    )
  );
}

function judgeByRule(
  step: Step & { role: "argument" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  const { call, index } = step;
  const rule = [...rulesOf(file.language), ...generalRules()].find(({ callee }) =>
    callee.test(call.callee),
  );
  if (rule === undefined) return undefined;
  const found: Meaning = { kind: rule.kind };
  if (rule.scheme !== undefined) found.scheme = rule.scheme;
  switch (literal.form) {
    case "number":
    case "digits":
      if (trail.holder !== undefined) {
        if (trail.paired && namesAddress(trail.holder))
          return { ...found, kind: kindByNames([trail.holder]) ?? rule.kind };
        return namesPort(trail.holder) || /^(listen|bind)$/.test(trail.holder) ? found : undefined;
      }
      if (trail.nested || !(rule.at ?? [0]).includes(index)) return undefined;
      if (rule.paired === true && !trail.paired) return undefined;
      // `connect(address, 3000)`, `listen(3000, 511)`: the address has its port already, this is a timeout or a backlog.
      if (
        /^new \w*Address|_?addr$|:\d{2,5}\b|^\d+$/i.test(
          call.args[index - 1]?.text.slice(0, 200) ?? "",
        )
      )
        return undefined;
      if (rule.picky === true && literal.form === "number" && isRound(literal.port))
        return undefined;
      keepHost(call, index, literal);
      return found;
    case "port-only":
    case "address":
      if (trail.holder !== undefined && !namesAddress(trail.holder)) return undefined;
      return found;
    case "url":
      if (rule.kind === "bind" && trail.holder !== undefined && !namesAddress(trail.holder))
        return undefined;
      return found;
    case "flag":
      return undefined;
    case "setting":
      return found;
  }
}

/** Backlogs and sizes: below 1024, or a power of two. */
function isRound(number: number): boolean {
  return number < 1024 || (number & (number - 1)) === 0;
}

/** The host that stands beside a port in the same call. */
function keepHost(call: Call, index: number, literal: Literal): void {
  for (const arg of [call.args[index - 1], call.args[index + 1]]) {
    const text =
      arg === undefined
        ? undefined
        : /^[bf]?["'`]([^"'`\s]*)["'`]$/.exec(arg.text.slice(0, 200))?.[1];
    if (text !== undefined && looksLikeHost(text)) literal.host ??= text;
  }
}

/** `getEnv("PORT", "8080")`, `flag.Int("port", 8080, …)`, `.option("port", { default: 3000 })`. */
function defaultByCall(
  step: Step & { role: "argument" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  const { call, index } = step;
  const { callee } = call;
  if (
    /(^|\.)(unwrap_or|unwrap_or_else|map_or|map_or_else|unwrap_or_default|orElse|orElseGet|or_else|getOrDefault|getOrElse|or|Or)$/.test(
      callee,
    )
  ) {
    const read = envReadIn(call.node.text) ?? envBehind(call, file);
    if (read !== undefined) return ifPort(call.node, read.variable, literal, file, trail);
    if (/(value_of|get_one|opt_str|get_arg)\w*(::<\w+>)?\("[\w-]*port"/.test(call.node.text))
      return defaultOf(undefined);
  }
  if (/\.default_value(_t)?$/.test(callee) && /"[\w-]*port"/.test(call.node.text.slice(-400)))
    return defaultOf(undefined);
  const texts = call.args
    .filter((_, at) => at !== index)
    .map(
      (arg) =>
        /^[bfr]?["'`]([^"'`]*)["'`]$/.exec(arg.text.slice(0, 300))?.[1] ?? constantText(arg, file),
    );
  const keyed = DEFAULT_KEY.test(step.name ?? "") || trail.asDefault;
  if (READS_SETTING.test(callee) && (index >= 1 || keyed)) {
    const first = texts[0];
    const isEnv = /env/i.test(callee);
    if (first !== undefined && (isEnv ? /^[A-Za-z_][\w.-]*$/.test(first) : namesPort(first)))
      return ifPort(call.node, first, literal, file, trail);
  }
  const envName =
    siblingText(
      call.node.childForFieldName("arguments") ?? call.node,
      /^(env|envvar|env_var|auto_env_var|validation_alias|alias)$/,
    ) ?? macroEnv(call);
  if (envName !== undefined && (keyed || DECLARES_OPTION.test(callee)))
    return ifPort(call.node, envName, literal, file, trail);
  if (DECLARES_OPTION.test(callee) || keyed) {
    const isOption = texts.some(
      (text) =>
        text !== undefined &&
        text.length < 60 &&
        namesPort(text.split(/[\s<=[]/).filter((one) => namesPort(one))[0] ?? ""),
    );
    if (isOption && (index >= 1 || keyed)) return defaultOf(undefined);
    // An address as the default of an option of any name.
    const isFlag = texts.some((text) => text !== undefined && /^-{0,2}[a-z][\w-]*$/i.test(text));
    if (
      isAddress(literal) &&
      isFlag &&
      (index >= 1 || keyed) &&
      !/(^|\.)(default|get|arg)$/.test(callee)
    )
      return defaultOf(undefined);
    if (
      keyed &&
      /^(arg|clap|option|Option|Parameter|Argument|Value|Property|Field|ConfigProperty|DefaultValue|typer\.Option|click\.option)$/.test(
        callee,
      ) &&
      (isAddress(literal) || declaresPort(call.node))
    )
      return defaultOf(undefined);
  }
  return undefined;
}

/** Rust: `#[arg(long, env = "PORT", default_value = "8080")]` is a flat list of tokens. */
function macroEnv(call: Call): string | undefined {
  return call.node.type === "attribute"
    ? /\benv\s*=\s*"(\w+)"/.exec(call.node.text)?.[1]
    : undefined;
}

/** True if the declaration that an annotation or attribute stands on is named like a port. */
function declaresPort(annotation: Node): boolean {
  if (/["'](-[\w-]*)?port["']/i.test(annotation.text)) return true;
  const owner =
    annotation.type === "attribute" ? parentOf(annotation) : parentOf(parentOf(annotation));
  const declared =
    annotation.type === "attribute"
      ? nextDeclaration(owner ?? null)
      : (owner?.childForFieldName("declarator") ??
        owner?.childForFieldName("name") ??
        owner ??
        null);
  const name =
    declared?.childForFieldName("name")?.text ?? declared?.childForFieldName("left")?.text;
  return name !== undefined && namesPort(name);
}

function nextDeclaration(item: Node | null): Node | null {
  let at = item?.nextNamedSibling ?? null;
  while (at !== null && /attribute|comment/.test(at.type)) at = at.nextNamedSibling;
  return at;
}

/** `PORT: z.coerce.number().default(9000)`: the key above names the variable. */
function schemaDefault(call: Call, file: File): Verdict {
  let at: Node = call.node;
  for (let depth = 0; depth < 8; depth++) {
    const step = stepUp(at);
    if (step?.role === "entry")
      return namesPort(step.key) || namesAddress(step.key)
        ? defaultOf(asVariable(step.key))
        : undefined;
    if (step?.role === "named")
      return namesPort(step.name.text) ? defaultOf(asVariable(step.name.text)) : undefined;
    if (step === undefined) {
      // The call goes on: .default(9000).describe("…").
      const member = parentOf(at);
      const outer = parentOf(member);
      if (member == null || outer == null || !/^call/.test(outer.type)) return undefined;
      at = outer;
      continue;
    }
    if (step.role === "argument" && !/option|flag/i.test(step.call.callee) && depth > 6)
      return undefined;
    at = step.of;
  }
  return file.text === "" ? undefined : undefined;
}

function constantText(arg: Node, file: File): string | undefined {
  if (!/identifier$/.test(arg.type)) return undefined;
  for (const value of valuesAssigned(arg, file)) {
    const text = /^["'`]([^"'`]*)["'`]$/.exec(value.text.slice(0, 200))?.[1];
    if (text !== undefined) return text;
  }
  return undefined;
}

// `NODE_ENV === "production" ? … : …` chooses; it holds no address itself.
const CHOOSES =
  /(^|_)(ENV|ENVIRONMENT|MODE|DEBUG|CI|STAGE|DEV|PROD|PRODUCTION|TEST|DOCKER|TLS|SSL|HTTPS)$/;

function envAmong(beside: readonly Node[], file: File) {
  for (const node of beside) {
    const read = envReadIn(node.text) ?? envBehindName(node, file);
    if (read !== undefined && !CHOOSES.test(read.variable ?? "")) return read;
  }
  return undefined;
}

/** A call on a name: `port.unwrap_or(8080)`, where the name was read from the environment. */
function envBehind(call: Call, file: File) {
  const receiver = call.callee.split(".")[0] ?? "";
  let at: Node | null = call.node;
  while (at !== null && !/^(identifier)$/.test(at.type)) at = at.namedChild(0);
  return at === null || at.text !== receiver ? undefined : envBehindName(at, file);
}

/** The environment read that the names in an expression were given, one step back. */
function envBehindName(node: Node, file: File) {
  for (const name of namesIn(node))
    for (const value of valuesAssigned(name, file)) {
      if (/^(object|dictionary|composite_literal|struct_expression)$/.test(value.type)) continue;
      const read = envReadIn(value.text);
      if (read !== undefined) return read;
    }
  return undefined;
}

function namesIn(node: Node): readonly Node[] {
  if (
    /(identifier|member_expression|attribute|selector_expression|field_expression|field_access)$/.test(
      node.type,
    )
  )
    return [node];
  if (node.text.length > 200) return [];
  return node
    .descendantsOfType("identifier")
    .filter((name): name is Node => name !== null)
    .slice(0, 4);
}

function variableAround(step: Step & { role: "fallback" }): string | undefined {
  const left = step.of.childForFieldName("left");
  return left === null ? undefined : asVariable(left.text);
}

function defaultOf(variable: string | undefined): Meaning {
  return variable === undefined ? { kind: "default" } : { kind: "default", variable };
}

function judgeNamed(
  step: Step & { role: "named" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  const isMember = /member|attribute|selector|field|subscript|property/.test(step.name.type);
  const name = isMember ? lastName(step.name) : step.name.text;
  if (file.isTest && EXPECTED.test(name)) return NOTHING;
  // The start of a loop over ports.
  if (
    [parentOf(step.of), parentOf(parentOf(step.of))].some(
      (at) =>
        /^for_(clause|statement)$/.test(at?.type ?? "") &&
        at?.childForFieldName("body")?.id !== parentOf(step.of)?.id,
    )
  )
    return NOTHING;
  if (TOLD.test(name) || /(usage|help|example|banner|message|description|doc)s?$/i.test(name))
    return NOTHING;
  if (!trail.nested && trail.holder === undefined) trail.holder = name;
  trail.names.push(isMember ? chainOf(step.name) : name);
  const written = envReadIn(step.name.text)?.variable;
  if (step.by === "assignment" && written !== undefined)
    return judgeEnvWritten(step.of, written, literal, trail);
  if (
    trail.nested &&
    trail.path.length === 1 &&
    /(^|_)ports$/i.test(name) &&
    !isText(literal) &&
    literal.port >= 1000
  )
    trail.holder = "port";
  const other = trail.nested ? undefined : otherwiseFromEnv(step, file, literal);
  if (
    other !== undefined &&
    (isText(literal) ||
      literal.form === "port-only" ||
      namesPort(name) ||
      namesPort(other.variable ?? ""))
  )
    return other;
  const settings = settingsClass(step, literal, trail);
  if (settings !== undefined) return settings;
  if (trail.depth >= MAX_DEPTH) return undefined;
  const scope: Scope = { at: step.of, by: step.by };
  if (!trail.nested) return judgeUses(usesOf(step.name, file, scope), literal, file, trail);
  const [key, owner] = trail.path;
  if (key === undefined) return undefined;
  const reads = usesOf(step.name, file, scope, key, owner);
  const byReads = judgeUses(reads, literal, file, trail);
  if (byReads !== undefined && byReads !== NOTHING) return byReads;
  return trail.path.length === 1
    ? judgeWhole(usesOf(step.name, file, scope), literal, file, trail)
    : undefined;
}

/** The object is handed on as a whole: `http.request(options)`. */
function judgeWhole(uses: readonly Node[], literal: Literal, file: File, trail: Trail): Verdict {
  for (const use of uses) {
    const step = stepUp(use);
    if (step?.role !== "argument") continue;
    const onward: Trail = { ...trail, names: [...trail.names], depth: trail.depth + 1 };
    const verdict = judgeByRule(step, { ...literal }, file, onward);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** `process.env.PORT = "3000"`: a default if it is done only where there was none, else what the variable is for. */
function judgeEnvWritten(at: Node, variable: string, literal: Literal, trail: Trail): Verdict {
  let around = parentOf(at);
  for (let depth = 0; around !== null && depth < 4; depth++, around = parentOf(around)) {
    const condition = around.childForFieldName("condition");
    if (/^if_/.test(around.type) && condition?.text.includes(variable))
      return isText(literal) || namesPort(variable) ? defaultOf(variable) : NOTHING;
  }
  if (isText(literal)) return undefined;
  if (!namesPort(variable)) return NOTHING;
  trail.holder = variable;
  trail.names.push(variable);
  return undefined;
}

function judgeUses(uses: readonly Node[], literal: Literal, file: File, trail: Trail): Verdict {
  const verdicts: Meaning[] = [];
  let compared = 0;
  for (const use of uses) {
    const copy: Literal = { ...literal };
    const onward: Trail = {
      names: [],
      nested: false,
      changed: false,
      paired: false,
      asDefault: false,
      path: [],
      depth: trail.depth + 1,
    };
    const verdict = climb(use, copy, file, onward);
    if (verdict === NOTHING) compared++;
    if (verdict !== undefined && verdict !== NOTHING) {
      verdicts.push(verdict);
      if (verdict.kind !== "default" && copy.host !== undefined) literal.host ??= copy.host;
    } else if (verdict === undefined && !isText(literal)) {
      // Handed on under a name that tells: `new Pool({ port })`, `http://host:${port}`.
      const byName =
        copy.form === "url" && literal.form !== "url"
          ? { kind: "connect" as const }
          : (byHolder(copy, onward, undefined) ?? byCallee(trail, onward));
      if (byName !== undefined) verdicts.push(byName);
    }
  }
  const accepts =
    isText(literal) && literal.form !== "port-only"
      ? ["default", "bind"]
      : ["default", "bind", "connect", "publish"];
  for (const kind of accepts) {
    const found = verdicts.find((verdict) => verdict.kind === kind);
    if (found !== undefined) return found;
  }
  // Only ever told or compared.
  if (!isText(literal) && uses.length > 0 && compared === uses.length) return NOTHING;
  return undefined;
}

/** `new GrpcServer(port)`, `redisClient(port)`: the name of what takes a port tells. */
function byCallee(trail: Trail, onward: Trail): Meaning | undefined {
  if (trail.holder === undefined || !namesPort(trail.holder) || onward.holder !== undefined)
    return undefined;
  const kind = kindByNames(onward.names.slice(-1));
  return kind === undefined ? undefined : { kind };
}

/** Another assignment of the same name reads the environment: `if port == "" { port = "8080" }`. */
function otherwiseFromEnv(
  step: Step & { role: "named" },
  file: File,
  literal: Literal,
): Meaning | undefined {
  if (step.by === "parameter") return undefined;
  for (const value of valuesAssigned(step.name, file, step.by === "field")) {
    if (value.startIndex <= literal.node.startIndex && value.endIndex >= literal.node.endIndex)
      continue;
    const read = envReadIn(value.text) ?? envBehindName(value, file);
    if (read !== undefined) return defaultOf(asVariable(read.variable));
  }
  return undefined;
}

/** Python: a field of a pydantic settings class is read from the variable of its name. */
function settingsClass(
  step: Step & { role: "named" },
  literal: Literal,
  trail: Trail,
): Meaning | undefined {
  if (trail.nested || step.name.type !== "identifier") return undefined;
  let at: Node | null = step.of;
  while (at !== null && at.type !== "class_definition") {
    if (/function/.test(at.type)) return undefined;
    at = parentOf(at);
  }
  const bases = at?.childForFieldName("superclasses")?.text ?? "";
  if (at == null || !/Settings/.test(bases)) return undefined;
  if (!namesPort(step.name.text) && !namesAddress(step.name.text) && !isText(literal))
    return undefined;
  const prefix = /env_prefix\s*[=:]\s*["'](\w*)["']/.exec(at.text.slice(0, 5000))?.[1] ?? "";
  return defaultOf(`${prefix}${step.name.text}`.toUpperCase());
}

function lastName(member: Node): string {
  const last = member.namedChild(member.namedChildCount - 1);
  return last === null ? member.text : keyText(last);
}

/** The value goes into a parameter of a function in the same file: its uses there decide. */
function followParameter(
  step: Step & { role: "argument" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  if (trail.depth >= MAX_DEPTH || step.name !== undefined) return undefined;
  const name = step.call.callee.replace(/^(this|self|Self|cls)\./, "");
  if (name === "" || name.includes(".")) return undefined;
  const fn = file.functions.has(name) ? file.functions.get(name) : functionNamed(name, file);
  file.functions.set(name, fn);
  const parameters = fn === undefined ? null : parametersOf(fn);
  if (parameters === null) return undefined;
  const list = valuesOf(parameters).filter(({ text }) => !/^(&?(mut )?self|cls|\*)$/.test(text));
  const parameter = list[step.index];
  const identifier = parameter === undefined ? undefined : nameOfParameter(parameter);
  if (identifier === undefined) return undefined;
  const verdict = judgeUses(
    usesOf(identifier, file, { at: parameter ?? identifier, by: "parameter" }),
    literal,
    file,
    trail,
  );
  if (verdict !== undefined) return verdict;
  if (!namesPort(identifier.text)) return undefined;
  trail.holder = identifier.text;
  trail.names.push(name);
  return undefined;
}

/** The function of the same file with a name; the text is searched first, because a tree has no index of names. */
function functionNamed(name: string, file: File): Node | undefined {
  const escaped = escapeName(name);
  const patterns = [
    `\\b(?:function\\*?|def|func|fn)\\s+${escaped}\\s*[(<]`,
    `\\b(?:const|let|var)\\s+${escaped}\\s*=\\s*(?:async\\s*)?(?:function|\\()`,
    `\\w\\s+${escaped}\\s*\\([^()]{0,300}\\)\\s*(?:throws [\\w, ]+)?\\{`,
  ];
  const found = new RegExp(patterns.join("|")).exec(file.text);
  if (found === null) return undefined;
  let fn: Node | null = leafAt(file.root, found.index + found[0].lastIndexOf(name));
  for (let depth = 0; fn !== null && depth < 4 && parametersOf(fn) === null; depth++)
    fn = parentOf(fn);
  return fn !== null && parametersOf(fn) !== null ? fn : undefined;
}

function parametersOf(node: Node): Node | null {
  const own = node.childForFieldName("parameters");
  return own ?? node.childForFieldName("value")?.childForFieldName("parameters") ?? null;
}

function nameOfParameter(parameter: Node): Node | undefined {
  if (/identifier$/.test(parameter.type)) return parameter;
  const named =
    parameter.childForFieldName("name") ??
    parameter.childForFieldName("pattern") ??
    parameter.namedChild(0);
  return named !== null && /identifier$/.test(named.type) ? named : undefined;
}

function escapeName(name: string): string {
  return name.replace(/[$]/g, "\\$&");
}

/** A function that only gives the number back: what its callers do with it. */
function judgeReturned(
  step: Step & { role: "returned" },
  literal: Literal,
  file: File,
  trail: Trail,
): Verdict {
  if (trail.holder === undefined && !trail.nested) trail.holder = step.name;
  trail.names.push(step.name);
  // Rust's serde and clap take defaults from functions: #[serde(default = "default_port")].
  if (/^default_/.test(step.name) && namesPort(step.name) && file.language === "rust")
    return defaultOf(undefined);
  const inside = file.text.slice(
    step.of.startIndex,
    Math.min(step.of.endIndex, step.of.startIndex + 1500),
  );
  if (!trail.nested && !isText(literal)) {
    const read = inside.length < 1200 ? envReadWithin(inside) : undefined;
    if (read !== undefined && namesPort(step.name)) return defaultOf(asVariable(read));
  }
  return undefined;
}

function envReadWithin(text: string): string | undefined {
  for (const line of text.split("\n")) {
    const read = envReadIn(line);
    if (read !== undefined) return read.variable ?? "";
  }
  return undefined;
}

function isAddress(literal: Literal): boolean {
  return isText(literal) || literal.form === "port-only";
}

function isText(literal: Literal): boolean {
  return (
    literal.form === "url" ||
    literal.form === "address" ||
    literal.form === "setting" ||
    literal.form === "flag"
  );
}

/** No rule spoke: the words around the literal decide, or what it is by itself. */
function byItself(literal: Literal, trail: Trail, file: File): Meaning | undefined {
  switch (literal.form) {
    case "url":
      if (file.isTest && isReservedHost(literal.host ?? "")) return undefined;
      return { kind: literal.host !== undefined && isWildHost(literal.host) ? "bind" : "connect" };
    case "flag":
      return { kind: kindByNames(trail.names) ?? "bind" };
    case "setting":
      return { kind: kindByNames(trail.names) ?? (file.language === "java" ? "bind" : "connect") };
    case "address":
      if (file.isTest && isReservedHost(literal.host ?? "")) return undefined;
      return byAddress(literal, trail);
    case "port-only":
      return trail.holder !== undefined && namesAddress(trail.holder)
        ? { kind: kindByNames(trail.names) ?? "bind" }
        : undefined;
    default:
      // Objects in tests are mostly what is expected of something.
      if (file.isTest && trail.nested && kindByNames(trail.names) === undefined) return undefined;
      return byHolder(literal, trail, [...aroundNames(literal.node), baseName(file.path)]);
  }
}

function byAddress(literal: Literal, trail: Trail): Meaning | undefined {
  const host = literal.host ?? "";
  if (isWildHost(host)) return { kind: "bind" };
  if (!looksLikeHost(host)) return undefined;
  const named = trail.holder !== undefined && namesAddress(trail.holder);
  if (!isLocalHost(host) && !named && kindByNames(trail.names) !== "connect") return undefined;
  if (trail.holder !== undefined && /^(listen|bind)/i.test(trail.holder)) return { kind: "bind" };
  if (isLocalHost(host) && kindByNames(trail.names) === "bind") return { kind: "bind" };
  return { kind: "connect" };
}

function byHolder(
  literal: Literal,
  trail: Trail,
  around: readonly string[] | undefined,
): Meaning | undefined {
  if (trail.holder === undefined || literal.port < 20) return undefined;
  if (!namesPort(trail.holder)) return undefined;
  if (trail.asDefault) return defaultOf(asVariable(trail.holder));
  const host = literal.host ?? "";
  if (isWildHost(host) && literal.host !== undefined && host !== "") return { kind: "bind" };
  if (host !== "" && !isLocalHost(host) && looksLikeHost(host)) return { kind: "connect" };
  const told = kindByNames([...trail.names, ...(around ?? [])]);
  if (told !== undefined) return { kind: told };
  return around === undefined ? undefined : { kind: "bind" };
}

/** The names of the functions and classes around a node, the nearest first. */
function aroundNames(node: Node): string[] {
  const names: string[] = [];
  let at: Node | null = node;
  for (let depth = 0; at !== null && depth < 3; depth++) {
    const fn: Node | undefined = functionAround(at);
    if (fn === undefined) break;
    names.push(fn.childForFieldName("name")?.text ?? "");
    at = fn;
  }
  at = node;
  while (at !== null) {
    if (/^(class_|impl_item|struct_item)/.test(at.type))
      names.push((at.childForFieldName("name") ?? at.childForFieldName("type"))?.text ?? "");
    at = parentOf(at);
  }
  return names.filter(
    (name) => name !== "" && !/^(main|__init__|constructor|new|init)$/.test(name),
  );
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
