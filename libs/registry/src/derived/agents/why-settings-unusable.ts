import { getNodeValue, type Node, type ParseError, printParseErrorCode } from "jsonc-parser";
import type { Failure } from "../../report/failure.ts";
import { parseJson, valueAt } from "../../text/json/json-tree.ts";
import { findConflict } from "../../text/merge-conflict.ts";
import { CLAUDE_SETTINGS_PATH } from "./claude-settings-path.ts";

/** SETTINGS_INVALID where the settings can't be parsed, or have something else where a list of hooks belongs. */
export function whySettingsUnusable(text: string): Failure | undefined {
  const conflict = findConflict(text);
  if (conflict !== undefined)
    return {
      ...invalid(text, conflict, "has an unresolved merge conflict"),
      fix: "Resolve it first. For the spec and its derived files, run: npx berth resolve",
    };
  const errors: ParseError[] = [];
  const root = parseJson(text, errors);
  const [error] = errors;
  if (error) return invalid(text, error.offset, `can't be parsed (${printParseErrorCode(error.error)})`);
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

function invalid(text: string, offset: number, what: string): Failure {
  const at = Math.min(offset, text.length);
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const source = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  return {
    code: "SETTINGS_INVALID",
    message: `${CLAUDE_SETTINGS_PATH} ${what}, so the hook cannot be added.`,
    place: {
      file: CLAUDE_SETTINGS_PATH,
      line: text.slice(0, start).split("\n").length,
      column: at - start + 1,
      length: 1,
      source,
    },
    fix: "Fix the file by hand, then run the command again.",
  };
}
