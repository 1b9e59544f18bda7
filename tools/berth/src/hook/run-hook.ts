import { dirname, join, resolve } from "node:path";
import { findWorkspace } from "@berth/engine";
import { type Failure, renderFailure, SPEC_PATH } from "@berth/registry";
import type { Answer } from "../answer.ts";
import { limitOf, readRegular } from "../read-regular.ts";
import { mayBeRead, mayCommandMatter, mayTextMatter } from "./may-matter.ts";
import { proposeText } from "./propose-text.ts";
import { pathIn, type Scene } from "./scene.ts";
import { readToolCall, type ToolCall } from "./tool-call.ts";

/** How many findings a refusal explains; an agent that mends these meets the others next time. */
const MAX_FINDINGS = 5;

/** No system takes longer ones. */
const MAX_PATH = 32 * 1024;

/** Judges a call with the linter, which is loaded for it; `size` is the number of characters that it has to read. */
export type Judge = (call: ToolCall, scene: Scene, size: number) => Promise<Failure[]>;

/**
 * `berth hook`: answers Claude Code before a tool runs. Reads the call from standard input and says `deny` with the
 * reason, or nothing. Whatever keeps it from judging lets the call pass, with a message on stderr and status 1, which
 * Claude Code shows to the person; `berth doctor --hooks` tells when that is so.
 */
export async function runHook(input: string, cwd: string, judge: Judge): Promise<Answer> {
  try {
    const failures = await answerCall(JSON.parse(input), cwd, judge);
    return failures.length > 0 ? { status: 0, stdout: deny(failures) } : { status: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 1, stderr: `berth hook: this call was not checked for ports: ${reason.slice(0, 2000)}` };
  }
}

async function answerCall(payload: unknown, cwd: string, judge: Judge): Promise<Failure[]> {
  const call = readToolCall(payload);
  if (call === undefined) return [];
  const { cwd: agentsFolder } = payload as { cwd?: unknown };
  const from = typeof agentsFolder === "string" ? agentsFolder : cwd;
  const path = call.tool === "Bash" ? "" : call.path;
  if (from.length + path.length > MAX_PATH) throw new Error(`its path is longer than ${MAX_PATH} characters.`);
  const root = findWorkspace(call.tool === "Bash" ? from : dirname(resolve(from, path)));
  // No registry, no rules.
  if (!root.ok) return [];
  const registry = readRegular(join(root.value, SPEC_PATH));
  if (registry === undefined) throw new Error(`${SPEC_PATH} is not a file that can be read.`);
  const scene: Scene = { root: root.value, from, registry };
  const text = textThatMatters(call, scene);
  return text === undefined ? [] : judge(call, scene, text.length);
}

/** The command, or the text that a file would get; undefined where a quick look says that it brings no port. */
function textThatMatters(call: ToolCall, scene: Scene): string | undefined {
  if (call.tool === "Bash") {
    refuseLarge(call.command, "");
    return mayCommandMatter(call.command, scene.registry) ? call.command : undefined;
  }
  const path = pathIn(scene, call.path);
  const proposed = path === undefined ? undefined : proposeText(call, (one) => readRegular(resolve(scene.from, one)));
  if (path === undefined || proposed === undefined || !mayBeRead(proposed)) return undefined;
  refuseLarge(proposed.after, join(scene.root, path));
  return mayTextMatter(proposed, path, scene.registry) ? proposed.after : undefined;
}

/** Larger files are data or the output of a build to the linter, too. */
function refuseLarge(text: string, path: string): void {
  const limit = limitOf(path);
  if (text.length > limit) throw new Error(`its text is larger than ${limit / 1024 / 1024} MB.`);
}

function deny(failures: readonly Failure[]): string {
  const shown = failures.slice(0, MAX_FINDINGS).map(renderFailure);
  const hidden = failures.length - shown.length;
  if (hidden > 0) shown.push(`And ${hidden} more.`);
  shown.push("Ports come from spec/ports.yaml: change what you write, not the spec and not this hook.");
  return JSON.stringify({
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "deny",
      permissionDecisionReason: shown.join("\n\n"),
    },
  });
}
