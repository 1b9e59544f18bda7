import type { Node } from "@vscode/tree-sitter-wasm";
import { EXPECTED_NAMES, READER_KEYS } from "../rules/common-rules.ts";
import { asVariable, envReadIn } from "../text/env-read.ts";
import { namesAddress, namesPort } from "../text/words.ts";
import { ancestorOf, parentOf } from "../tree/ancestry.ts";
import { chainOf } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import type { NamedStep } from "../tree/step.ts";
import { keyName } from "../tree/string-literal.ts";
import { type Scope, usesOf, valuesAssigned } from "../tree/uses.ts";
import { envBehindName } from "./env-among.ts";
import { judgeUses, judgeWhole } from "./judge-uses.ts";
import { defaultOf, isAddress, isText, type Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { heldBy, type Judgement, MAX_DEPTH, pastNames, type Trail } from "./trail.ts";

/** What is done with the value of a variable, constant, field or parameter. */
export function judgeNamed(step: NamedStep, start: Trail, file: SourceFile): Judgement {
  const { literal, nested, path } = start;
  const isMember = /member|attribute|selector|field|subscript|property/.test(step.name.type);
  const name = isMember ? lastName(step.name) : step.name.text;
  if (file.isTest && EXPECTED_NAMES.test(name)) return { trail: start, verdict: "no port" };
  if (startsLoop(step.of) || READER_KEYS.test(name) || TOLD.test(name)) return { trail: start, verdict: "no port" };
  let trail = pastNames(nested ? start : heldBy(start, name), isMember ? chainOf(step.name) : name);
  const written = envReadIn(step.name.text)?.variable;
  if (step.by === "assignment" && written !== undefined) return judgeEnvWritten(step.of, written, trail);
  if (nested && path.length === 1 && /(^|_)ports$/i.test(name) && !isText(literal) && literal.port >= 1000)
    trail = { ...trail, holder: "port" };
  const other = nested ? undefined : otherwiseFromEnv(step, trail, file);
  const isPort = isAddress(literal) || namesPort(name) || namesPort(other?.variable ?? "");
  const meaning = (isPort ? other : undefined) ?? settingOf(step, trail);
  if (meaning !== undefined) return { trail, verdict: meaning };
  if (trail.depth >= MAX_DEPTH) return { trail, verdict: "unknown" };
  const scope: Scope = { at: step.of, by: step.by };
  if (!nested) return judgeUses(usesOf(step.name, file, scope), trail, file);
  const [key, owner] = path;
  if (key === undefined) return { trail, verdict: "unknown" };
  const byReads = judgeUses(usesOf(step.name, file, scope, key, owner), trail, file);
  if (typeof byReads.verdict === "object") return byReads;
  const whole = path.length === 1 ? judgeWhole(usesOf(step.name, file, scope), byReads.trail, file) : undefined;
  return { trail: byReads.trail, verdict: whole ?? "unknown" };
}

/** Names of texts for people. */
const TOLD = /(usage|help|example|banner|message|description|doc)s?$/i;

/** The start of a loop over ports. */
function startsLoop(declaration: Node): boolean {
  const parent = parentOf(declaration);
  return [parent, parentOf(parent)].some(
    (at) => /^for_(clause|statement)$/.test(at?.type ?? "") && fieldOf(at, "body")?.id !== parent?.id,
  );
}

/** `process.env.PORT = "3000"`: a default if it is done only where there was none, else what the variable is for. */
function judgeEnvWritten(at: Node, variable: string, trail: Trail): Judgement {
  const isPort = namesPort(variable);
  let around = parentOf(at);
  for (let depth = 0; around !== null && depth < 4; depth++, around = parentOf(around)) {
    if (around.type.startsWith("if_") && fieldOf(around, "condition")?.text.includes(variable))
      return { trail, verdict: isText(trail.literal) || isPort ? defaultOf(variable) : "no port" };
  }
  if (isText(trail.literal)) return { trail, verdict: "unknown" };
  if (!isPort) return { trail, verdict: "no port" };
  return { trail: pastNames({ ...trail, holder: variable }, variable), verdict: "unknown" };
}

/** Another assignment of the same name reads the environment: `if port == "" { port = "8080" }`. */
function otherwiseFromEnv(step: NamedStep, { literal: { node } }: Trail, file: SourceFile): Meaning | undefined {
  if (step.by === "parameter") return undefined;
  for (const value of valuesAssigned(step.name, file, step.by === "field")) {
    if (value.startIndex <= node.startIndex && value.endIndex >= node.endIndex) continue;
    const read = envReadIn(value.text) ?? envBehindName(value, file);
    if (read !== undefined) return defaultOf(asVariable(read.variable));
  }
  return undefined;
}

const CLASS_OR_FUNCTION = /^class_definition$|function/;

/** Python: a field of a pydantic settings class is read from the variable of its name. */
function settingOf(step: NamedStep, { literal, nested }: Trail): Meaning | undefined {
  if (nested || step.name.type !== "identifier") return undefined;
  const at = ancestorOf(step.of, CLASS_OR_FUNCTION);
  if (at?.type !== "class_definition" || !/Settings/.test(fieldOf(at, "superclasses")?.text ?? "")) return undefined;
  if (!namesPort(step.name.text) && !namesAddress(step.name.text) && !isText(literal)) return undefined;
  const prefix = /env_prefix\s*[=:]\s*["'](\w*)["']/.exec(at.text.slice(0, 5000))?.[1] ?? "";
  return defaultOf(`${prefix}${step.name.text}`.toUpperCase());
}

function lastName(member: Node): string {
  const last = member.lastNamedChild;
  return last === null ? member.text : keyName(last);
}
