import { getNodeValue, type Node, type ParseError } from "jsonc-parser";
import type { Failure } from "../../report/failure.ts";
import { faultOf, parseJson, valueAt } from "../../text/json/json-tree.ts";
import { findConflict, RESOLVE_CONFLICT } from "../../text/merge-conflict.ts";
import { placeInText } from "../../text/place-in-text.ts";

/** The settings of Claude Code that a project shares. */
export const CLAUDE_SETTINGS_PATH = ".claude/settings.json";

/** SETTINGS_INVALID where the settings can't be parsed, or have something else where a list of hooks belongs. */
export function whySettingsUnusable(text: string): Failure | undefined {
  const conflict = findConflict(text);
  if (conflict !== undefined)
    return { ...invalid(text, conflict, "has an unresolved merge conflict"), fix: RESOLVE_CONFLICT };
  const errors: ParseError[] = [];
  const root = parseJson(text, errors);
  const [error] = errors;
  if (error) return invalid(text, error.offset, faultOf(error));
  const twice = findTwice(root, "hooks") ?? findTwice(valueAt(root, "hooks"), "PreToolUse");
  if (twice) return invalid(text, twice.offset, `has ${getNodeValue(twice)} twice`);
  if (root.type !== "object") return invalid(text, root.offset, "is not an object");
  const hooks = valueAt(root, "hooks");
  if (hooks && hooks.type !== "object") return invalid(text, hooks.offset, "has hooks that are not an object");
  const groups = valueAt(hooks, "PreToolUse");
  if (groups && groups.type !== "array") return invalid(text, groups.offset, "has hooks.PreToolUse that is not a list");
  return undefined;
}

/** The second of two equal keys: readers disagree on which of them counts. */
function findTwice(node: Node | undefined, key: string): Node | undefined {
  const keys = (node?.type === "object" ? (node.children ?? []) : [])
    .map((property) => property.children?.[0])
    .filter((name) => name?.value === key);
  return keys[1];
}

const invalid = (text: string, offset: number, what: string): Failure => ({
  code: "SETTINGS_INVALID",
  message: `${CLAUDE_SETTINGS_PATH} ${what}, so the hook cannot be added.`,
  place: placeInText(CLAUDE_SETTINGS_PATH, text, offset, 1),
  fix: "Fix the file by hand, then run the command again.",
});
