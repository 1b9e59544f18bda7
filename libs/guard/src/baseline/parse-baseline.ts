import { commandOf, findConflict, placeInText, type Result, refusal, type Spec, success } from "@berth/registry/lookup";
import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { isPort, type PlaceKind } from "../places/port-place.ts";
import { BASELINE_PATH, type Excuse, keyOf } from "./baseline.ts";
import { sortExcuses } from "./excuse-of.ts";
import { BASELINE_VERSION, NOTE_KEY } from "./render-baseline.ts";

const KEY = /^(.+) (bind|connect|publish|default) ([1-9]\d{0,4}) ([\da-f]{8})$/s;

/** The excuses of a baseline; BASELINE_INVALID, with the place, for a text that is broken or something else. */
export function parseBaseline(text: string, spec: Pick<Spec, "settings">): Result<Excuse[]> {
  const write = commandOf(spec, "lint --baseline");
  const anew = `Restore it from git, or move it away and write it anew: ${write}`;
  const refuse = (offset: number, message: string, fix = anew, length = 1) =>
    refusal({ code: "BASELINE_INVALID", message, fix, place: placeInText(BASELINE_PATH, text, offset, length) });
  const conflict = findConflict(text);
  if (conflict !== undefined)
    return refuse(
      conflict,
      "The merge of this file is unresolved.",
      `Keep the lines of both sides, then: ${write} --prune`,
      7,
    );
  const errors: ParseError[] = [];
  const root = parse(text, errors);
  if (root === "too deep") return refuse(0, "The file is not a baseline of berth lint.");
  const [error] = errors;
  if (error) return refuse(error.offset, "The file is not JSON.", anew, Math.max(1, error.length));
  const members = root?.type === "object" ? (root.children ?? []).flatMap(memberOf) : [];
  const version = members.find(({ key }) => key === "version")?.value;
  if (!version) return refuse(root?.offset ?? 0, "The file is not a baseline of berth lint.");
  if (version.value !== BASELINE_VERSION) {
    const message = `The file has another version than ${BASELINE_VERSION}, which this berth reads.`;
    return refuse(version.offset, message, `Install the berth that wrote it. ${anew}`, version.length);
  }
  const excuses = new Map<string, Excuse>();
  for (const { key, node, value } of members) {
    if (key === "version" || key === NOTE_KEY) continue;
    const excuse = excuseIn(key, value);
    if (!excuse)
      return refuse(
        node.offset,
        "This is no line of a baseline.",
        `Take it out. New lines come from: ${write}`,
        node.length,
      );
    const known = excuses.get(keyOf(excuse));
    // Two branches may bring one line: it is one fact.
    excuses.set(keyOf(excuse), known && known.count > excuse.count ? known : excuse);
  }
  return success(sortExcuses([...excuses.values()]));
}

function parse(text: string, errors: ParseError[]): Node | undefined | "too deep" {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    // The parser calls itself for each level; a baseline has one.
    if (error instanceof RangeError) return "too deep";
    throw error;
  }
}

/** The excuses in a text that may be broken, such as one with an unresolved merge; both sides of it count. */
export function scanBaseline(text: string): Excuse[] {
  return [...text.matchAll(MEMBER)].flatMap(([member]) => {
    const root = parseTree(`{${member}}`);
    return (root?.children ?? []).flatMap(memberOf).flatMap(({ key, value }) => excuseIn(key, value) ?? []);
  });
}

const MEMBER = /"(?:[^"\\\r\n]|\\.)*":\s*\d+/g;

function memberOf(node: Node): { key: string; node: Node; value: Node }[] {
  const [key, value] = node.children ?? [];
  return key && value ? [{ key: String(key.value), node, value }] : [];
}

function excuseIn(key: string, { value }: Node): Excuse | undefined {
  const [, file, kind, digits = "", line] = KEY.exec(key) ?? [];
  const port = Number(digits);
  if (file === undefined || line === undefined || !isPort(port)) return undefined;
  if (!Number.isSafeInteger(value) || value < 1) return undefined;
  return { file, kind: kind as PlaceKind, port, line, count: value };
}
