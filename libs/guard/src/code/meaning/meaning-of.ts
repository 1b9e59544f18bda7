import type { Node } from "@vscode/tree-sitter-wasm";
import { READER_KEYS } from "../rules/common-rules.ts";
import { kindByNames, namesPort } from "../text/words.ts";
import { valuesOf } from "../tree/call.ts";
import { keyText, type Step, stepUp } from "../tree/step.ts";
import { usesOf } from "../tree/uses.ts";
import { spend } from "../work.ts";
import { byItself } from "./by-itself.ts";
import { envAmong } from "./env-among.ts";
import { ifPort, variableAround } from "./if-port.ts";
import { intoText, joinToText } from "./join-to-text.ts";
import { judgeArgument } from "./judge-argument.ts";
import { judgeNamed } from "./judge-named.ts";
import { judgeReturned } from "./judge-returned.ts";
import { judgeUses } from "./judge-uses.ts";
import { EXPECTED, SENT } from "./kept-back.ts";
import { isText, type Literal, type Meaning, NOTHING, type Verdict } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import { MAX_DEPTH, newTrail, type Trail } from "./trail.ts";

/** Tells what a literal port does, from the expression around it and from the uses of the name that holds it. */
export function meaningOf(literal: Literal, file: SourceFile): Meaning | undefined {
  const trail: Trail = newTrail(0);
  const verdict = climb(literal.node, literal, file, trail);
  if (verdict === NOTHING) return undefined;
  return verdict ?? byItself(literal, trail, file);
}

/** Each step up looks at several nodes. */
const STEP = 5;

/**
 * Goes up from a node until something tells what the literal does. A stretch of the way on which nothing can is remembered, because
 * all literals of a chain (`a || 9000 || 9010 …`) go the same way: each node is judged once.
 */
export function climb(from: Node, literal: Literal, file: SourceFile, trail: Trail): Verdict {
  let at = from;
  const stretch: string[] = [];
  for (;;) {
    spend(STEP);
    const { form } = literal;
    const key = `${at.id} ${form} ${repeatsProtocol(literal)}`;
    at = file.passed.get(key) ?? at;
    const step = stepUp(at) ?? intoText(at, literal);
    const verdict = step && judge(step, at, literal, file, trail);
    const isPlain = step?.role === "same" || step?.role === "fallback";
    if (verdict === "on" && isPlain && literal.form === form) stretch.push(key);
    else for (const passed of stretch.splice(0)) file.passed.set(passed, at);
    if (step === undefined || verdict !== "on") return verdict === "on" ? undefined : verdict;
    at = step.of;
  }
}

/** `secure ? 443 : 80` and `port || 80` repeat what a protocol says. */
const repeatsProtocol = ({ port }: Literal): boolean => port === 443 || port === 80;

function judge(step: Step, at: Node, literal: Literal, file: SourceFile, trail: Trail): Verdict | "on" {
  switch (step.role) {
    case "same":
      if (!isText(literal)) joinToText(step.of, literal);
      return "on";
    case "compared":
      return NOTHING;
    case "fallback": {
      const read = envAmong(step.beside, file);
      if (read !== undefined) return ifPort(step.of, read.variable ?? variableAround(step), literal, file, trail);
      return repeatsProtocol(literal) && !isText(literal) ? NOTHING : "on";
    }
    case "each":
      return judgeEach(step, literal, file, trail);
    case "element":
      return judgeElement(step, literal, trail);
    case "entry":
      if (READER_KEYS.test(step.key)) return NOTHING;
      if (file.isTest && isCase(step.of)) return NOTHING;
      if (file.isTest && (EXPECTED.test(step.key) || (/^:?(host|authority)$/i.test(step.key) && isText(literal))))
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

/** A list may be data: only what is done with its elements tells. */
function judgeEach({ name }: Step & { role: "each" }, literal: Literal, file: SourceFile, trail: Trail): Verdict {
  if (trail.depth >= MAX_DEPTH) return NOTHING;
  return judgeUses(usesOf(name, file, { at: name, by: "parameter" }), literal, file, trail) ?? NOTHING;
}

function judgeElement(step: Step & { role: "element" }, literal: Literal, trail: Trail): Verdict | "on" {
  const before = valuesOf(step.of)[step.index - 1] ?? null;
  // A command line given as a list: ["--port", "8000"].
  const flag = before === null ? "" : keyText(before);
  if (/^--?[\w-]*port$/i.test(flag) || (/^-(p|P|l)$/.test(flag) && literal.form === "digits" && literal.port > 1023))
    return { kind: kindByNames([...commandWords(step.of), flag]) ?? "bind" };
  if (literal.form === "number" || literal.form === "digits") {
    // [127, 0, 0, 1] is a host.
    if (step.size === 4 && valuesOf(step.of).every(({ text }) => /^\d{1,3}$/.test(text) && Number(text) < 256))
      return NOTHING;
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
      if (quoted || /array/.test(before.type)) literal.host ??= host.replace(/\s*,\s*/g, ".").replace(/[[\]]/g, "");
    }
  }
  return "on";
}

function judgeEntry(step: Step & { role: "entry" }, literal: Literal, file: SourceFile, trail: Trail): Verdict | "on" {
  // Django's `DATABASES = {"default": {"PORT": "5432"}}` has a whole object there.
  const isOwn = !trail.nested;
  if (isOwn && (step.key === "default" || step.key === "defaultValue" || step.key === "Value")) {
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
  if (!trail.nested) literal.host ??= siblingText(step.of, /^(host|hostname|Host|address|ip|server|bind)$/);
  if (!trail.nested || trail.path.length > 0) trail.path.push(step.key);
  trail.nested = true;
  return "on";
}

/** The first words of a command given as a list, so that `["redis-cli", "-p", "6379"]` is known as a client. */
function commandWords(list: Node): string[] {
  return valuesOf(list)
    .slice(0, 2)
    .map((value) => keyText(value));
}

/** A row of a table of test cases: what goes in beside what is expected. */
function isCase(object: Node): boolean {
  return valuesOf(object).some((entry) => {
    const name = entry.childForFieldName("key") ?? entry.childForFieldName("field");
    return name !== null && /^(want|expect|result|valid|err|wantErr|output)/i.test(keyText(name));
  });
}
