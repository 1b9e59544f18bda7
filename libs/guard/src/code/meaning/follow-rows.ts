import type { Node, Tree } from "@vscode/tree-sitter-wasm";
import { kindByNames, namesPort, wordsOf } from "../text/words.ts";
import { leafAt, parentOf } from "../tree/ancestry.ts";
import { stepUp } from "../tree/step-up.ts";
import { spend, spendSearch } from "../work.ts";
import { judgeUses } from "./judge-uses.ts";
import type { Literal, Meaning } from "./literal.ts";
import { type Loop, loopAround, loopsOver, partsOf } from "./loops-over.ts";
import type { SourceFile } from "./source-file.ts";
import { newTrail } from "./trail.ts";

/** Where a number stands in a collection: an index, a key, or an argument of a record; the nearest first. */
type Slot = number | string | { argument: number };

interface Row {
  slots: readonly Slot[];
  /** The collection's own name, or the loop that it is written into. */
  by: string | Loop;
  node: Node;
}

const MAX_STEPS = 8;
const MAX_USES = 40;
const RECORD = /(^|\.)[A-Z]\w*$/;
const CONTAINER = /(^|\.)(Map|OrderedDict|dict|freeze|list|tuple)$/;
const READS = /^(member_expression|attribute|call|call_expression|subscript|subscript_expression|element_reference)$/;

/**
 * What is done with a number in a named collection by the loops that go through it and by the reads of its entries:
 * `for name, port in PORTS: …`, `portMap.a`. Undefined where neither decides.
 */
export function followRows(literal: Literal, file: SourceFile): Meaning | undefined {
  if (literal.form !== "number" && literal.form !== "digits") return undefined;
  const row = rowOf(literal.node, file.text);
  if (row === undefined || row.slots.length === 0) return undefined;
  const known = knownOf(file.root.tree);
  const shape = `${row.node.startIndex} ${row.slots
    .slice(0, -1)
    .map((slot) => JSON.stringify(slot))
    .join(" ")}`;
  const id = `${shape} ${typeof row.slots.at(-1)}`;
  if (!known.has(id)) known.set(id, meaningOfRow(row, literal, file));
  return known.get(id);
}

// All rows of a table go the same way.
const meanings = new WeakMap<Tree, Map<string, Meaning | undefined>>();

function knownOf(tree: Tree): Map<string, Meaning | undefined> {
  const known = meanings.get(tree) ?? new Map<string, Meaning | undefined>();
  meanings.set(tree, known);
  return known;
}

function rowOf(node: Node, text: string): Row | undefined {
  const slots: Slot[] = [];
  let at = node;
  for (let depth = 0; depth < MAX_STEPS; depth++) {
    const step = stepUp(at);
    if (step === undefined) {
      const loop = loopAround(at);
      return loop && { slots, by: loop, node: at };
    }
    if (step.role === "named") {
      const by = step.name.text;
      return /^[A-Za-z_$]\w*$/.test(by) ? { slots, by, node: step.of } : undefined;
    }
    if (step.role === "element") slots.push(step.index);
    else if (step.role === "entry") slots.push(step.key);
    else if (step.role === "argument") {
      const { callee } = step.call;
      if (!CONTAINER.test(callee) && !RECORD.test(callee)) return undefined;
      if (!CONTAINER.test(callee)) slots.push(step.name ?? fieldAt(callee, step.index, text));
    } else if (step.role !== "same") return undefined;
    at = step.of;
  }
  return undefined;
}

/** The name of a field of a record whose class stands in the file: `class Row(NamedTuple)` with a field a line. */
function fieldAt(callee: string, index: number, text: string): Slot {
  const name = callee.slice(callee.lastIndexOf(".") + 1);
  spendSearch(text);
  const body = new RegExp(`\\bclass ${name}\\b[^\\n]*:\\n((?:[ \\t]+[^\\n]*\\n|\\n){1,40})`).exec(text)?.[1];
  const fields = [...(body ?? "").matchAll(/^[ \t]+(\w+)\s*:/gm)].map(([, field = ""]) => field);
  return fields[index] ?? { argument: index };
}

function meaningOfRow({ by, slots }: Row, literal: Literal, file: SourceFile): Meaning | undefined {
  const outer = slots.at(-1);
  const inner = slots.slice(0, -1);
  const uses = typeof by === "string" ? usesOfNamed(by, outer, inner, file) : usesInLoop(by, outer, inner, file);
  const { verdict } = judgeUses(uses.slice(0, MAX_USES), newTrail(literal, 1), file);
  if (typeof verdict === "object") return verdict;
  if (typeof by !== "string" || verdict !== "unknown") return undefined;
  const isPlain = inner.length === 0 && typeof outer === "number" && /(?:^|_)ports$/i.test(by);
  return isPlain && literal.port >= 1000 ? { kind: kindByNames([by]) ?? "bind" } : undefined;
}

function usesOfNamed(name: string, outer: Slot | undefined, inner: readonly Slot[], file: SourceFile): Node[] {
  const uses = loopsOver(name, file).flatMap((loop) => usesInLoop(loop, outer, inner, file));
  const isOfPorts = wordsOf(name).some((word) => /^ports?$/.test(word));
  if (inner.length === 0 && typeof outer === "string" && isOfPorts)
    uses.push(...readsOf(name, String.raw`(?:\.\w|\[)`, file));
  if (inner.length === 1 && inner[0] === 1) uses.push(...readsOf(name, String.raw`\.get\(`, file));
  if (inner.length === 0) uses.push(...readsOf(name, String.raw`(?:\.get\(|\[)`, file));
  return uses;
}

/** The reads of what a loop gives a name to, at the place of the number. */
function usesInLoop(loop: Loop, outer: Slot | undefined, inner: readonly Slot[], file: SourceFile): Node[] {
  const parts = partsOf(loop.pattern);
  const hasKeys = loop.gives === "entries" || (loop.gives === "each" && typeof outer === "string");
  const pattern = hasKeys ? (parts[1] ?? "") : loop.pattern;
  const [slot, ...deeper] = inner;
  if (deeper.length > 0 || (loop.gives === "items" && typeof outer === "string")) return [];
  const [only] = partsOf(pattern);
  const single = partsOf(pattern).length === 1 && /^\w+$/.test(only ?? "") ? only : undefined;
  if (slot === undefined) return single === undefined ? [] : occurrencesIn(loop, single, "", file);
  if (typeof slot === "object") {
    const found = single === undefined ? [] : occurrencesIn(loop, single, String.raw`\.\w+`, file);
    return found.filter((use) => namesPort(use.text.slice(use.text.lastIndexOf(".") + 1)));
  }
  if (single !== undefined && !/^\s*[[({]/.test(pattern)) {
    const read = typeof slot === "number" ? `\\[${slot}\\]` : `(?:\\.${slot}\\b|\\[["':]?${slot}\\b)`;
    return occurrencesIn(loop, single, read, file);
  }
  if (typeof slot === "number") {
    const part = partsOf(pattern)[slot] ?? "";
    return /^\w+$/.test(part) ? occurrencesIn(loop, part, "", file) : [];
  }
  const field = partsOf(pattern).find((part) => new RegExp(`^${slot}(?:\\s*:\\s*\\w+)?$`).test(part));
  return field === undefined ? [] : occurrencesIn(loop, field.split(":").at(-1)?.trim() ?? "", "", file);
}

function occurrencesIn(loop: Loop, word: string, behind: string, file: SourceFile): Node[] {
  const text = file.text.slice(loop.from, loop.to);
  const found: Node[] = [];
  for (const { index } of text.matchAll(new RegExp(`(?<![\\w.$])${word}(?![\\w$])${behind}`, "g"))) {
    const at = loop.from + index;
    if (at >= loop.patternStart && at < loop.patternStart + loop.pattern.length) continue;
    const node = readAround(leafAt(file.root, at), behind === "" ? 0 : 1);
    if (node !== undefined && found.length < MAX_USES) found.push(node);
  }
  return found;
}

function readsOf(name: string, behind: string, file: SourceFile): Node[] {
  const pattern = new RegExp(`(?<![\\w.$])${name.replaceAll("$", "\\$")}${behind}`, "g");
  spendSearch(file.text);
  return [...file.text.matchAll(pattern)].slice(0, MAX_USES).flatMap(({ 0: whole, index }) => {
    const node = readAround(leafAt(file.root, index), whole.endsWith("(") ? 2 : 1);
    return node ?? [];
  });
}

/** The expression that reads a part of what stands at a node: so many steps up. */
function readAround(node: Node, steps: number): Node | undefined {
  spend();
  if (!/identifier$|^constant$/.test(node.type)) return undefined;
  let at: Node | null = node;
  for (let step = 0; step < steps; step++) {
    at = parentOf(at);
    if (at === null || !READS.test(at.type)) return undefined;
  }
  return at ?? undefined;
}
