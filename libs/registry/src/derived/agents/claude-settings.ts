import { getNodeValue, type Node } from "jsonc-parser";
import { type Result, refusal, success } from "../../report/failure.ts";
import { sameData } from "../../spec/same-data.ts";
import { appendMember, removeMember, renderJson } from "../../text/json/json-splice.ts";
import { parseJson, valueAt } from "../../text/json/json-tree.ts";
import { whySettingsUnusable } from "./why-settings-unusable.ts";

/**
 * Runs the bin of the project, whichever package installed it, by the folder that Claude Code passes: a hook runs in
 * the current folder of the agent. A repository without package.json has `berth` on the PATH. Never npx, which takes a
 * second for every call and downloads what is missing.
 */
const COMMAND = [
  'bin="$CLAUDE_PROJECT_DIR/node_modules/.bin/berth"',
  'if [ -x "$bin" ]; then "$bin" hook',
  "elif command -v berth >/dev/null; then berth hook",
  "else echo 'Berth is not installed: nothing checks ports.' >&2",
  // 2 denies every call, and a Berth without the command exits with 2.
  "fi || exit 1",
].join("; ");

/** The hook that asks `berth hook` before an agent writes. Format: https://code.claude.com/docs/en/hooks */
export const AGENT_HOOK = {
  matcher: "Write|Edit|MultiEdit|NotebookEdit|Bash",
  hooks: [{ type: "command", command: COMMAND, timeout: 10 }],
} as const;

/** Another version of our own hook, which the present one replaces. */
const OURS = /\bberth(?:\.js)?["']?\s+hook\b/;

interface Group {
  matcher?: unknown;
  hooks?: unknown;
}

/**
 * The settings with our hook in them, exactly once; every other entry, and every byte around, stays as it is.
 * SETTINGS_INVALID where the text can't be parsed, or has something else where hooks belong: what is meant can't be
 * known then.
 */
export function renderClaudeSettings(current: string | undefined): Result<string> {
  if (current === undefined || current.trim() === "")
    return success(`${JSON.stringify({ hooks: { PreToolUse: [AGENT_HOOK] } }, undefined, 2)}\n`);
  const mark = current.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = current.slice(mark.length);
  const failure = whySettingsUnusable(text);
  if (failure) return refusal(failure);
  return success(mark + addHook(removeStale(text)));
}

/** Takes out every hook of ours but the first right one, and groups that are empty without them. */
function removeStale(text: string): string {
  const groups = findGroups(text);
  const right = groups?.children?.findIndex((node) => isRight(getNodeValue(node))) ?? -1;
  let after = text;
  // From the back, so that what is taken out moves nothing that is still to be looked at.
  for (const [at, node] of [...(groups?.children ?? []).entries()].reverse()) {
    const group: Group = getNodeValue(node);
    const stale = at === right ? [] : listOurs(group);
    const list = valueAt(node, "hooks");
    if (!groups || !list || stale.length === 0) continue;
    if (stale.length === listHooks(group).length) after = removeMember(after, groups, at);
    else
      for (const hook of stale.toReversed()) {
        const now = valueAt(findGroups(after)?.children?.[at], "hooks") ?? list;
        after = removeMember(after, now, hook);
      }
  }
  return after;
}

function addHook(text: string): string {
  const root = parseJson(text);
  const hooks = valueAt(root, "hooks");
  const groups = valueAt(hooks, "PreToolUse");
  if (groups?.children?.some((node) => isRight(getNodeValue(node)))) return text;
  if (groups) return appendMember(text, groups, (layout) => renderJson(AGENT_HOOK, layout));
  const [container, key, value] = hooks
    ? [hooks, "PreToolUse", [AGENT_HOOK]]
    : [root, "hooks", { PreToolUse: [AGENT_HOOK] }];
  return appendMember(text, container, (layout) => `"${key}": ${renderJson(value, layout)}`);
}

const findGroups = (text: string): Node | undefined => valueAt(valueAt(parseJson(text), "hooks"), "PreToolUse");

/** Whether a group has the current hook. It may have hooks of other authors, too. */
function isRight(group: Group | undefined): boolean {
  const ours = listOurs(group).map((at) => listHooks(group)[at]);
  return group?.matcher === AGENT_HOOK.matcher && sameData(ours, AGENT_HOOK.hooks);
}

const listHooks = (group: Group | undefined): unknown[] => (Array.isArray(group?.hooks) ? group.hooks : []);

/** Where in a group hooks of ours stand, of whatever version. */
function listOurs(group: Group | undefined): number[] {
  return listHooks(group).flatMap((hook, at) => {
    const command = (hook as { command?: unknown } | null)?.command;
    return typeof command === "string" && OURS.test(command) ? [at] : [];
  });
}
