import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { findWorkspace, readerOfDisk, readRegistry } from "@berth/commit";
import { type Failure, renderFailure } from "@berth/registry";
import type { Answer } from "../bin/run-command.ts";
import { judgeCall } from "./judge-call.ts";
import { ToolCall, WRITING_TOOLS } from "./tool-call.ts";

/** How many findings a refusal explains; an agent that mends these meets the others next time. */
const MAX_FINDINGS = 5;

/**
 * `berth hook`: answers Claude Code before a tool runs. Reads the call from standard input and says `deny` with the reason, or
 * nothing. Whatever keeps it from judging lets the call pass, with a message on stderr and status 1, which Claude Code shows
 * to the person; `berth doctor --hooks` tells when that is so.
 */
export async function runHook(input: string, cwd: string): Promise<Answer> {
  try {
    const failures = await judge(JSON.parse(input), cwd);
    return failures.length > 0 ? { status: 0, stdout: deny(failures) } : { status: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 1, stderr: `berth hook: this call was not checked for ports: ${reason}` };
  }
}

async function judge(payload: unknown, cwd: string): Promise<Failure[]> {
  const { cwd: agentsFolder, tool_name: tool } = payload as Record<string, unknown>;
  if (typeof tool !== "string" || !WRITING_TOOLS.includes(tool)) return [];
  const call = ToolCall.parse(payload);
  const from = typeof agentsFolder === "string" ? agentsFolder : cwd;
  const root = findRoot(call, from);
  // No registry, no rules.
  if (root === undefined) return [];
  const registry = readRegistry(readerOfDisk(root));
  if (!registry.ok) throw new Error(registry.failures.map(renderFailure).join("\n"));
  const { spec } = registry.value;
  return judgeCall(call, { spec, root, read, resolve: (path) => resolve(from, path) });
}

/** The workspace of the file that is written, wherever the agent is; else the one the agent is in. */
function findRoot(call: ToolCall, from: string): string | undefined {
  const { tool_input: input } = call;
  const file = "file_path" in input ? input.file_path : "notebook_path" in input ? input.notebook_path : undefined;
  const folder = file === undefined ? from : dirname(resolve(from, file));
  const root = findWorkspace(folder);
  return root.ok ? root.value : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
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
