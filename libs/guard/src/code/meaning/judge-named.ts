import type { Node } from "@vscode/tree-sitter-wasm";
import { READER_KEYS } from "../rules/common-rules.ts";
import { asVariable, envReadIn } from "../text/env-read.ts";
import { namesAddress, namesPort } from "../text/words.ts";
import { ancestorOf, parentOf } from "../tree/ancestry.ts";
import { chainOf } from "../tree/call.ts";
import { keyText, type Step } from "../tree/step.ts";
import { type Scope, usesOf, valuesAssigned } from "../tree/uses.ts";
import { envBehindName } from "./env-among.ts";
import { judgeUses, judgeWhole } from "./judge-uses.ts";
import { EXPECTED } from "./kept-back.ts";
import { defaultOf, isText, type Literal, type Meaning, NOTHING, type Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { MAX_DEPTH, type Trail } from "./trail.ts";

export function judgeNamed(step: Step & { role: "named" }, literal: Literal, file: SourceFile, trail: Trail): Verdict {
  const isMember = /member|attribute|selector|field|subscript|property/.test(step.name.type);
  const name = isMember ? lastName(step.name) : step.name.text;
  if (file.isTest && EXPECTED.test(name)) return NOTHING;
  // The start of a loop over ports.
  if (
    [parentOf(step.of), parentOf(parentOf(step.of))].some(
      (at) =>
        /^for_(clause|statement)$/.test(at?.type ?? "") && at?.childForFieldName("body")?.id !== parentOf(step.of)?.id,
    )
  )
    return NOTHING;
  if (READER_KEYS.test(name) || /(usage|help|example|banner|message|description|doc)s?$/i.test(name)) return NOTHING;
  if (!trail.nested && trail.holder === undefined) trail.holder = name;
  trail.names.push(isMember ? chainOf(step.name) : name);
  const written = envReadIn(step.name.text)?.variable;
  if (step.by === "assignment" && written !== undefined) return judgeEnvWritten(step.of, written, literal, trail);
  if (trail.nested && trail.path.length === 1 && /(^|_)ports$/i.test(name) && !isText(literal) && literal.port >= 1000)
    trail.holder = "port";
  const other = trail.nested ? undefined : otherwiseFromEnv(step, file, literal);
  if (
    other !== undefined &&
    (isText(literal) || literal.form === "port-only" || namesPort(name) || namesPort(other.variable ?? ""))
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
  return trail.path.length === 1 ? judgeWhole(usesOf(step.name, file, scope), literal, file, trail) : undefined;
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

/** Another assignment of the same name reads the environment: `if port == "" { port = "8080" }`. */
function otherwiseFromEnv(step: Step & { role: "named" }, file: SourceFile, literal: Literal): Meaning | undefined {
  if (step.by === "parameter") return undefined;
  for (const value of valuesAssigned(step.name, file, step.by === "field")) {
    if (value.startIndex <= literal.node.startIndex && value.endIndex >= literal.node.endIndex) continue;
    const read = envReadIn(value.text) ?? envBehindName(value, file);
    if (read !== undefined) return defaultOf(asVariable(read.variable));
  }
  return undefined;
}

const CLASS_OR_FUNCTION = /^class_definition$|function/;

/** Python: a field of a pydantic settings class is read from the variable of its name. */
function settingsClass(step: Step & { role: "named" }, literal: Literal, trail: Trail): Meaning | undefined {
  if (trail.nested || step.name.type !== "identifier") return undefined;
  const at = ancestorOf(step.of, CLASS_OR_FUNCTION);
  if (at?.type !== "class_definition" || !/Settings/.test(at.childForFieldName("superclasses")?.text ?? ""))
    return undefined;
  if (!namesPort(step.name.text) && !namesAddress(step.name.text) && !isText(literal)) return undefined;
  const prefix = /env_prefix\s*[=:]\s*["'](\w*)["']/.exec(at.text.slice(0, 5000))?.[1] ?? "";
  return defaultOf(`${prefix}${step.name.text}`.toUpperCase());
}

function lastName(member: Node): string {
  const last = member.namedChild(member.namedChildCount - 1);
  return last === null ? member.text : keyText(last);
}
