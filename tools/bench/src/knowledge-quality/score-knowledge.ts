import type { Knowledge, PortFact } from "@berth/registry";
import type { LabelledDocument, LabelledRow } from "./labelled-documents.ts";

/** How the rows of a document were read, and every difference in words. */
export interface KnowledgeScore {
  right: number;
  missed: number;
  invented: number;
  differences: string[];
}

/**
 * Compares what was read with the labels. A row is right with its number and its name; of the name the last words
 * suffice on either side, such as `metrics` for `api metrics`.
 */
export function scoreKnowledge(document: LabelledDocument, knowledge: Knowledge): KnowledgeScore {
  const { path, rows } = document;
  const right = new Set<LabelledRow>();
  const differences: string[] = [];
  let invented = 0;
  for (const fact of knowledge.ports) {
    const row = rows.find((label) => agrees(label, fact));
    if (row === undefined) {
      // A variable of a number whose row says the name adds to that row.
      if (fact.name === undefined && rows.some(({ port }) => port === fact.port)) continue;
      invented++;
      differences.push(`${path}:${fact.place.line} invented ${fact.port} ${fact.name ?? fact.env}`);
      continue;
    }
    right.add(row);
    if (row.container !== undefined && row.container !== fact.containerPort)
      differences.push(`${path}: ${row.port} has ${fact.containerPort} in its container, not ${row.container}`);
    const status = fact.status === "retired" || fact.status === "reserved" ? fact.status : undefined;
    if (row.status !== status) differences.push(`${path}: ${row.port} is ${status}, not ${row.status}`);
  }
  for (const row of rows) if (!right.has(row)) differences.push(`${path} missed ${row.port} ${row.name ?? row.env}`);
  const ranges = knowledge.ranges.map(({ from, policy, title, to }) => [`${from}-${to}`, title, policy]);
  const moves = knowledge.moves.map(({ from, name, to }) => [from, to, name]);
  differences.push(
    ...differ(`${path} range`, document.ranges, ranges),
    ...differ(`${path} move`, document.moves, moves),
  );
  const messages = knowledge.doubts.map(({ message }) => message);
  for (const number of document.doubts)
    if (!messages.some((message) => message.includes(number))) differences.push(`${path} has no doubt about ${number}`);
  for (const message of messages)
    if (!document.doubts.some((number) => message.includes(number))) differences.push(`${path} doubts: ${message}`);
  return { right: right.size, missed: rows.length - right.size, invented, differences };
}

function agrees({ env, name = "", port }: LabelledRow, fact: PortFact): boolean {
  if (port !== fact.port) return false;
  if (env !== undefined) return env === (fact.env ?? fact.url);
  const [labelled, found] = [` ${plain(name)} `, ` ${plain(fact.name ?? "")} `];
  return found.trim() !== "" && (labelled.endsWith(found) || found.endsWith(labelled));
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function differ(
  what: string,
  labelled: readonly string[],
  found: readonly (string | number | undefined)[][],
): string[] {
  const texts = found.map((parts) => parts.filter((part) => part !== undefined).join(" "));
  const missed = labelled.filter((text) => !texts.includes(text)).map((text) => `${what} missed: ${text}`);
  return [...missed, ...texts.filter((text) => !labelled.includes(text)).map((text) => `${what} invented: ${text}`)];
}

/** The sum of several. */
export function sumScores(scores: readonly KnowledgeScore[]): KnowledgeScore {
  const total: KnowledgeScore = { right: 0, missed: 0, invented: 0, differences: [] };
  for (const { differences, invented, missed, right } of scores) {
    total.right += right;
    total.missed += missed;
    total.invented += invented;
    total.differences.push(...differences);
  }
  return total;
}
