import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Failure, HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH, liveRows, type Spec } from "@berth/registry";
import { makeFakeCalls } from "./fake-calls.ts";
import { hookifyBlocks } from "./hookify-blocks.ts";
import { type HookifyRule, parseHookifyRule } from "./hookify-rule.ts";
import { type HooksDiagnosis, SYNC, silent } from "./hooks-diagnosis.ts";

/** Where the agent is, and whose settings count. */
export interface AgentsPlace {
  /** The folder in which the agent is started. */
  cwd: string;
  /** Claude Code's folder of this user. */
  configFolder?: string;
}

const RULES = [HOOKIFY_FILE_RULE_PATH, HOOKIFY_BASH_RULE_PATH];

/**
 * Looks whether Hookify would load the rules and block by them, by a model of it. Whether it is installed is each user's own
 * affair, so that is a warning.
 */
export function examineHookify(root: string, spec: Spec, place: AgentsPlace): HooksDiagnosis {
  if (liveRows(spec).length === 0) return { working: [], errors: [], warnings: [] };
  const read = RULES.map((path) => readRule(root, path));
  const errors = read.flatMap((rule) => ("failure" in rule ? [rule.failure] : []));
  const rules = read.flatMap((rule) => ("rule" in rule ? [rule.rule] : []));
  if (errors.length === 0) errors.push(...tryRules(rules, root, spec));
  const working = errors.length > 0 ? [] : [`The ${rules.length} Hookify rules block what they have to.`];
  return { working, errors, warnings: listObstacles(root, place) };
}

function readRule(root: string, path: string): { rule: HookifyRule } | { failure: Failure } {
  let text: string;
  try {
    text = readFileSync(join(root, path), "utf8");
  } catch {
    return { failure: silent(`${path} is missing.`, SYNC) };
  }
  const rule = parseHookifyRule(text);
  if (!rule) return { failure: silent(`${path} has no front matter that Hookify can read.`, SYNC) };
  if (rule.enabled) return { rule };
  return { failure: silent(`${path} is switched off (enabled: false).`, SYNC) };
}

function tryRules(rules: readonly HookifyRule[], root: string, spec: Spec): Failure[] {
  return makeFakeCalls(spec, root)
    .filter(({ isHookifys }) => isHookifys)
    .filter(({ call, isWrong }) => rules.some((rule) => hookifyBlocks(rule, call)) !== isWrong)
    .map(({ call, isWrong }) =>
      silent(
        isWrong
          ? `The Hookify rules let pass a hardcoded port, written by ${call.tool_name}.`
          : `The Hookify rules block what is right, written by ${call.tool_name}.`,
        SYNC,
      ),
    );
}

function listObstacles(root: string, { configFolder, cwd }: AgentsPlace): Failure[] {
  const warnings: Failure[] = [];
  if (realpathSync(cwd) !== realpathSync(root) && !hasRules(cwd))
    warnings.push(
      silent(
        `Hookify looks in the folder where the agent is started, and ${cwd} has no rules.`,
        `Start agents in ${root}; the hook in .claude/settings.json is the gate.`,
      ),
    );
  const ignored = RULES.filter(
    (path) => spawnSync("git", ["check-ignore", "-q", "--", path], { cwd: root }).status === 0,
  );
  if (ignored.length > 0)
    warnings.push(
      silent(
        `git ignores ${ignored.join(" and ")}, so nobody else gets them.`,
        "Put !.claude/hookify.*.local.md into .gitignore, behind the line that ignores them.",
      ),
    );
  if (spawnSync("python3", ["--version"]).status !== 0)
    warnings.push(silent("There is no python3, which Hookify runs on.", "Install Python 3."));
  if (!isInstalled(root, configFolder ?? join(homedir(), ".claude")))
    warnings.push(
      silent(
        "The Hookify plugin is not switched on for this user, so its rules do nothing here.",
        "Install it in Claude Code with /plugin install hookify, or rely on the hook in .claude/settings.json.",
      ),
    );
  return warnings;
}

function hasRules(folder: string): boolean {
  try {
    return readdirSync(join(folder, ".claude")).some((name) => /^hookify\..*\.local\.md$/.test(name));
  } catch {
    return false;
  }
}

/** Whether any of the settings that count here switch a plugin called hookify on. */
function isInstalled(root: string, configFolder: string): boolean {
  const files = [
    join(configFolder, "settings.json"),
    join(root, ".claude/settings.json"),
    join(root, ".claude/settings.local.json"),
  ];
  return files.some((file) => {
    try {
      const { enabledPlugins = {} } = JSON.parse(readFileSync(file, "utf8"));
      return Object.entries(enabledPlugins).some(([name, isOn]) => name.startsWith("hookify@") && isOn === true);
    } catch {
      return false;
    }
  });
}
