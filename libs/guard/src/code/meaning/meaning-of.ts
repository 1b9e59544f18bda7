import type { Node } from "@vscode/tree-sitter-wasm";
import { asVariable, envReadIn } from "../text/env-read.ts";
import { namesPort } from "../text/words.ts";
import { parentOf } from "../tree/ancestry.ts";
import { fieldOf } from "../tree/fields.ts";
import { type Step, same } from "../tree/step.ts";
import { stepUp } from "../tree/step-up.ts";
import { spend } from "../work.ts";
import { byItself } from "./by-itself.ts";
import { envAmong } from "./env-among.ts";
import { followRows } from "./follow-rows.ts";
import { ifPort } from "./if-port.ts";
import { intoText, joinToText } from "./join-to-text.ts";
import { judgeArgument } from "./judge-argument.ts";
import { judgeEach, judgeElement } from "./judge-element.ts";
import { judgeEntry } from "./judge-entry.ts";
import { judgeNamed } from "./judge-named.ts";
import { defaultOf, isText, type Literal, type Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { heldBy, type Judgement, newTrail, pastNames, type Trail } from "./trail.ts";

/** What a literal port does, and its host: from the expression around it, and the uses of the name that holds it. */
export function meaningOf(literal: Literal, file: SourceFile): (Meaning & { host?: string | undefined }) | undefined {
  const { trail, verdict } = climb(literal.node, newTrail(literal, 0), file);
  if (verdict === "no port") return undefined;
  const meaning = typeof verdict === "object" ? verdict : (followRows(literal, file) ?? byItself(trail, file));
  return meaning && { ...meaning, host: trail.literal.host };
}

/** Each step up looks at several nodes. */
const STEP = 5;

/**
 * Goes up from a node until something tells what the literal does. A stretch of the way on which nothing can is
 * remembered, because all literals of a chain (`a || 9000 || 9010 …`) go the same way: each node is judged once.
 */
export function climb(from: Node, start: Trail, file: SourceFile): Judgement {
  let at = from;
  let trail = start;
  const stretch: string[] = [];
  for (;;) {
    spend(STEP);
    const { form } = trail.literal;
    const key = `${at.id} ${form} ${repeatsProtocol(trail.literal)}`;
    at = file.passed.get(key) ?? at;
    let step = stepUp(at);
    const into = step === undefined ? intoText(at, trail.literal) : undefined;
    if (into !== undefined) {
      step = same(into.text);
      trail = { ...trail, literal: into.literal };
    }
    const judged: Judgement = step === undefined ? { trail, verdict: "unknown" } : judge(step, at, trail, file);
    trail = judged.trail;
    const isPlain = step?.role === "same" || step?.role === "fallback";
    if (judged.verdict === "go on" && isPlain && trail.literal.form === form) stretch.push(key);
    else for (const passed of stretch.splice(0)) file.passed.set(passed, at);
    if (step === undefined || judged.verdict !== "go on") return judged;
    at = step.of;
  }
}

/** `secure ? 443 : 80` and `port || 80` repeat what a protocol says. */
const repeatsProtocol = ({ port }: Literal): boolean => port === 443 || port === 80;

function judge(step: Step, at: Node, trail: Trail, file: SourceFile): Judgement {
  switch (step.role) {
    case "same":
      return { trail: { ...trail, literal: joinToText(step.of, trail.literal) }, verdict: "go on" };
    case "compared":
      return { trail, verdict: "no port" };
    case "fallback":
      return judgeFallback(step, trail, file);
    case "each":
      return judgeEach(step, trail, file);
    case "element":
      return judgeElement(step, trail);
    case "entry":
      return judgeEntry(step, trail, file);
    case "argument":
      return judgeArgument(step, at, trail, file);
    case "named":
      return judgeNamed(step, trail, file);
    case "returned":
      return judgeReturned(step, trail, file);
  }
}

/** `new URL(base).port || 7120`, and `${row?.port || 7120}` in a text. */
function isPortOfUrl(node: Node, fallback: Node): boolean {
  const text = node.text.slice(-200);
  if (/(?:\bnew URL\([^()]*\)|\burl\w*)\.port$/i.test(text)) return true;
  return /\?\.port$/.test(text) && parentOf(fallback)?.type === "template_substitution";
}

function judgeFallback({ beside, of }: Step & { role: "fallback" }, trail: Trail, file: SourceFile): Judgement {
  // The port that a URL names, or none: what stands in is a default.
  if (!isText(trail.literal) && beside.some((node) => isPortOfUrl(node, of)))
    return { trail, verdict: defaultOf(undefined) };
  const read = envAmong(beside, file);
  if (read === undefined)
    return { trail, verdict: repeatsProtocol(trail.literal) && !isText(trail.literal) ? "no port" : "go on" };
  return { trail, verdict: ifPort(of, read.variable ?? asVariable(fieldOf(of, "left")?.text), trail, file) };
}

/** A function that only returns the number: its name tells. */
function judgeReturned({ name, of }: Step & { role: "returned" }, start: Trail, file: SourceFile): Judgement {
  const trail = pastNames(start.nested ? start : heldBy(start, name), name);
  const isPort = namesPort(name);
  // Rust's serde and clap take defaults from functions: #[serde(default = "default_port")].
  if (name.startsWith("default_") && isPort && file.language === "rust")
    return { trail, verdict: defaultOf(undefined) };
  const body = file.text.slice(of.startIndex, of.endIndex);
  const isNumber = !start.nested && !isText(start.literal);
  const read = isNumber && isPort && body.length < 1200 ? envReadWithin(body) : undefined;
  return { trail, verdict: read === undefined ? "unknown" : defaultOf(asVariable(read)) };
}

function envReadWithin(text: string): string | undefined {
  for (const line of text.split("\n")) {
    const read = envReadIn(line);
    if (read !== undefined) return read.variable ?? "";
  }
  return undefined;
}
