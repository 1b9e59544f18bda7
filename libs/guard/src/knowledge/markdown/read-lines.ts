import type { PortFact } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { cleanName, isName } from "../text/clean-name.ts";
import { isCommand } from "../text/is-command.ts";
import { isEndpointAt, isInside } from "../text/numbers-in.ts";
import { policyOf, withoutPolicy } from "../text/policy-of.ts";
import { readLine, type Said } from "../text/read-line.ts";
import { readMove } from "../text/read-move.ts";
import { roleOfHeader } from "../text/role-of-header.ts";
import { SENTENCES, VALUES } from "../text/vocabulary.ts";
import type { Item } from "./blocks.ts";
import { readPairs } from "./read-pairs.ts";
import { spansIn, titleBeside } from "./read-range-cell.ts";
import { fieldOf, partOf } from "./read-record.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";

/** How a line stands in its document: a sentence names fewer things than the item of a list. */
type Stands = "item" | "line" | "sentence" | "heading";

/** Reads a line of text; the fact of its first number, if it has one. */
export function readText(line: Rich, scope: Scope, to: Gather, stands: Stands): PortFact | undefined {
  if (scope.isHistory) return undefined;
  if (readPairs(line, scope, to)) return undefined;
  const text = withoutCommands(line);
  const key = fieldOf(line);
  const role = key && roleOfHeader(key.key);
  if (role === "otherNumber") return undefined;
  if (role === "range" && key?.value && addRanges(key.value, scope, to)) return undefined;
  for (const sentence of text.matchAll(/(?<=[.。;]\s)[^.。;]+/gu)) {
    const field = fieldOf(partOf(line, sentence.index, sentence.index + sentence[0].length));
    if (field?.value && roleOfHeader(field.key) === "range") addRanges(field.value, scope, to);
  }
  const said = readLine(text, scope.speaksOfPorts && stands !== "sentence");
  let first: PortFact | undefined;
  for (const one of said) {
    const fact = addSaid(one, line, scope, to, stands);
    first ??= fact;
  }
  return first;
}

/** Without the commands that it shows, so that no offset moves: `lsof -i :9000`. */
function withoutCommands({ codes, text }: Rich): string {
  const shown = codes.filter((code) => /\s/.test(code) && isCommand(code));
  return shown.reduce((rest, code) => rest.replace(code, " ".repeat(code.length)), text);
}

/** `Range: 9000-9099 - External Integrations`. */
function addRanges(value: Rich, scope: Scope, to: Gather): boolean {
  const spans = spansIn(value.text);
  const title = titleBeside(value.text, spans) ?? scope.title;
  const place = { path: to.path, line: value.line, column: value.column };
  for (const span of spans) to.range({ place, from: span.port, to: span.to, title, policy: policyOf(value.text) });
  return spans.length > 0;
}

function addSaid(said: Said, line: Rich, scope: Scope, to: Gather, stands: Stands): PortFact | undefined {
  const { number } = said;
  const place = { path: to.path, line: line.line, column: line.columnAt(number.start) };
  if (number.to !== undefined) {
    if (stands === "sentence" || scope.isExample || !(scope.speaksOfPorts || number.form !== "plain")) return undefined;
    if (said.name === undefined || !isName(said.name) || !isDeclared(line.text, number.start)) return undefined;
    to.range({
      place,
      from: number.port,
      to: number.to,
      title: cleanName(withoutPolicy(said.name)),
      policy: policyOf(line.text),
    });
    return undefined;
  }
  if (SENTENCES.inContainers.isIn(said.name ?? "") || SENTENCES.avoided.isIn(said.name ?? "")) return undefined;
  const isRetired = said.isRetired || line.isStruck(number.start);
  if (said.isFree && !isRetired) return undefined;
  const isFlow = /→|->|⇒|\bvs\b/.test(said.name ?? "");
  const isNamed = said.name !== undefined && isName(said.name) && !VALUES.free.is(said.name) && !isFlow;
  const isAddress = number.form === "url" || number.form === "colon";
  const isListed = stands === "item" && (said.by === "lead" || said.by === "label") && !isAddress;
  const isTold = !isListed || isLong(line.text);
  if (
    scope.isExample ||
    isInside(number) ||
    (!isNamed && said.env === undefined) ||
    (isTold && stands !== "heading" && !isClear(said, isLong(line.text) ? "sentence" : stands))
  ) {
    if (number.form !== "plain" && number.form !== "mapping" && !scope.isExample) to.mention(number.port, place);
    return undefined;
  }
  const fact: PortFact = {
    place,
    source: "document",
    port: number.port,
    containerPort: number.container,
    name: isNamed ? said.name : undefined,
    env: said.env,
    protocol: said.protocol,
    purpose: said.purpose,
    owner: said.owner,
    status: isRetired ? "retired" : scope.status,
    range: scope.range,
  };
  return isTold ? to.told(fact, isEndpointAt(number, line.text)) : to.port(fact);
}

/** Running text names a service where it is short and says so in plain words. */
function isClear({ by, env, name = "", number }: Said, stands: Stands): boolean {
  if (env !== undefined) return true;
  const words = name.split(" ").length;
  if (stands === "item" || stands === "line") return words <= 6 && (by !== "near" || number.form !== "plain");
  return words <= 4 && number.form !== "plain" && number.form !== "colon" && (by === "verb" || by === "bracket");
}

/** A list's item of more than one sentence is running text. */
const isLong = (text: string): boolean => text.length > 160 || /[.。]\s+\S.*[.。]$/u.test(text);

/** A span is declared where its line begins with it, or with its name. */
const isDeclared = (text: string, start: number): boolean => {
  const before = text.slice(0, start);
  return (
    !/\p{L}/u.test(before) ||
    (/[:：=→|(（–—-]\s*(?:ports?\s*:?\s*)?$/iu.test(before) &&
      before.split(/\s+/).length <= 8 &&
      !/^(?:avoid|in|not)/i.test(before))
  );
};

/** The moves that a list, or the lines of a text, tell of; the reason may stand in a line of its own. */
export function readMoves(lines: readonly Rich[], scope: Scope, to: Gather): boolean {
  let found = false;
  for (const line of lines) {
    // `Fix: Moved web from …` and `Web: Moved from …`
    const label = /^([^:：]{1,40})[:：]\s*(?=\p{Lu}|\p{Lo})/u.exec(line.text);
    const move = readMove(line.text.slice(label?.[0].length ?? 0));
    const name = move?.name ?? cleanName(label?.[1] ?? "");
    const from = move?.from ?? scope.subject;
    if (move === undefined || name === undefined || from === undefined || from === move.to) continue;
    found = true;
    const reason = reasonIn(lines) ?? move.reason;
    to.move({
      place: { path: to.path, line: line.line, column: line.column },
      name,
      from,
      to: move.to,
      reason,
    });
  }
  return found;
}

function reasonIn(lines: readonly Rich[]): string | undefined {
  for (const line of lines) {
    const field = fieldOf(line);
    const role = field && roleOfHeader(field.key);
    if (role === "issue" || role === "rationale") return field?.value?.text.trim();
  }
  return undefined;
}

/** All lines of an item, as one where they go on. */
export function whole(item: Item): Rich | undefined {
  const [first] = item.lines;
  return first && { ...first, text: item.lines.map(({ text }) => text.trim()).join(" ") };
}
