import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { judgeCall } from "./judge-call.ts";
import { runHook } from "./run-hook.ts";

/** A call as the cases write it: one key, which names the tool. */
type Case =
  | { bash: string }
  | { write: [path: string, content: string] }
  | { edit: [path: string, before: string, after: string] }
  | { notebook: [path: string, source: string] };
type Calls = Record<"allowed" | "denied", Case[]>;

const CASES = fileURLToPath(new URL("../../cases/hook/", import.meta.url));
const readYaml = <T>(name: string): T => parse(readFileSync(`${CASES}${name}.yaml`, "utf8"));

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "berth-hook-calls-")));
  for (const [path, text] of Object.entries(readYaml<Record<string, string>>("workspace"))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function payloadOf(call: Case) {
  if ("bash" in call) return { tool_name: "Bash", tool_input: { command: call.bash } };
  if ("write" in call) {
    const [path, content] = call.write;
    return { tool_name: "Write", tool_input: { file_path: join(root, path), content } };
  }
  if ("edit" in call) {
    const [path, old_string, new_string] = call.edit;
    return { tool_name: "Edit", tool_input: { file_path: join(root, path), old_string, new_string } };
  }
  const [path, new_source] = call.notebook;
  return { tool_name: "NotebookEdit", tool_input: { notebook_path: join(root, path), new_source } };
}

async function isDenied(call: Case): Promise<boolean> {
  const payload = { hook_event_name: "PreToolUse", cwd: root, ...payloadOf(call) };
  const { status, stderr, stdout } = await runHook(JSON.stringify(payload), root, judgeCall);
  expect({ status, stderr }).toEqual({ status: 0, stderr: undefined });
  return stdout !== undefined;
}

const HALVES = ["calls-tuned", "calls-held-out"];
describe.each(HALVES)("of the %s the hook", (half) => {
  const calls = readYaml<Calls>(half);
  it.each(calls.denied.map((call) => [JSON.stringify(call), call] as const))("denies %s", async (_, call) => {
    expect(await isDenied(call)).toBe(true);
  });
  it.each(calls.allowed.map((call) => [JSON.stringify(call), call] as const))("allows %s", async (_, call) => {
    expect(await isDenied(call)).toBe(false);
  });
});
