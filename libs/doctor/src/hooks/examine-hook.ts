import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  AGENT_HOOK,
  CLAUDE_SETTINGS_PATH,
  commandOf,
  type Failure,
  PACKAGES,
  renderClaudeSettings,
  type Spec,
} from "@berth/registry";
import { type FakeCall, makeFakeCalls } from "./fake-calls.ts";

/** What was found about the agent hook; with an error no agent is stopped. */
export interface HookDiagnosis {
  /** What works, in words. */
  working: string[];
  errors: Failure[];
}

const silent = (message: string, fix: string, details: string[] = []): Failure => ({
  code: "HOOK_SILENT",
  message,
  ...(details.length > 0 && { details }),
  fix,
});

/**
 * Checks that Claude Code's settings name the hook, then runs it as Claude Code does, on calls that no agent makes.
 * Writes nothing.
 */
export async function examineHook(root: string, spec: Spec): Promise<HookDiagnosis> {
  const errors = [...checkSettings(root, spec), ...checkSwitches(root)];
  const calls = makeFakeCalls(spec, root);
  const answers = await Promise.all(calls.map((fake) => tryCall(root, fake)));
  const wrong = answers.flatMap(({ failure }) => failure ?? []);
  const passed = answers.filter(({ failure }) => !failure).map(({ tool }) => tool);
  const working =
    errors.length + wrong.length > 0
      ? []
      : [`${CLAUDE_SETTINGS_PATH} has the hook, and it answers correctly to ${passed.join(", ")}.`];
  return { working, errors: [...errors, ...wrong] };
}

function checkSettings(root: string, spec: Spec): Failure[] {
  const sync = `Run: ${commandOf(spec, "sync")}`;
  const path = CLAUDE_SETTINGS_PATH;
  const text = readText(root, path);
  if (text === undefined) return [silent(`${path} is missing, so no agent runs the hook.`, sync)];
  const expected = renderClaudeSettings(text);
  if (!expected.ok) return expected.failures;
  if (expected.value !== text) return [silent(`${path} does not contain the current hook.`, sync)];
  if (readJson(text) === undefined)
    return [
      silent(
        `${path} has comments or trailing commas: Claude Code reads plain JSON and would ignore the file.`,
        "Remove them.",
      ),
    ];
  return [];
}

/** Settings that switch every hook off: those of the project and those of this checkout. */
function checkSwitches(root: string): Failure[] {
  const paths = [CLAUDE_SETTINGS_PATH, ".claude/settings.local.json"];
  return paths
    .filter((path) => readJson(readText(root, path) ?? "{}")?.["disableAllHooks"] === true)
    .map((path) => silent(`${path} has disableAllHooks.`, "Remove it from the file."));
}

async function tryCall(root: string, { call, isWrong }: FakeCall): Promise<{ tool: string; failure?: Failure }> {
  const tool = isWrong ? call.tool_name : `${call.tool_name} (correct code)`;
  const payload = { hook_event_name: "PreToolUse", cwd: root, ...call };
  const { status, stderr, stdout } = await runCommand(root, JSON.stringify(payload));
  const decision = readJson(stdout)?.["hookSpecificOutput"] as
    | { permissionDecision?: string; permissionDecisionReason?: string }
    | undefined;
  const isDenied = decision?.permissionDecision === "deny" && !!decision.permissionDecisionReason;
  if (isDenied === isWrong && status === 0) return { tool };
  const what = isWrong ? "allows a hardcoded port" : "denies correct code";
  const details = [`exit status ${status}`, ...stderr.trim().split("\n").slice(0, 8)];
  return {
    tool,
    failure: silent(
      `The hook ${what} written by ${call.tool_name}.`,
      `Install the dependencies (npm ci; without package.json: npm install -g ${PACKAGES.cli}), and run berth check.`,
      details.filter((line) => line !== ""),
    ),
  };
}

/** More than Claude Code allows, so that a slow machine does not count as a silent hook. */
const LIMIT_MS = 60_000;

/** Runs the hook's command in a shell, from a folder below the root, where agents often are. */
function runCommand(root: string, input: string) {
  const [{ command }] = AGENT_HOOK.hooks;
  const below = join(root, "services");
  const shell = process.platform === "win32" ? "bash" : "sh";
  const child = spawn(shell, ["-c", command], {
    cwd: existsSync(below) ? below : root,
    env: { ...process.env, CLAUDE_PROJECT_DIR: root },
    timeout: LIMIT_MS,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  // It may end without reading.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on("error", ({ message }) => resolve({ status: null, stdout, stderr: message }));
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

function readText(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
