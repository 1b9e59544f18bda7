import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { judgeCall } from "../src/hook/judge-call.ts";
import { runHook } from "../src/hook/run-hook.ts";

export const SPEC = `title: Shop
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  shop: { ports: 9000-9019, purpose: Shop }
ports:
  9000:
    service: foundation
    title: Foundation
    protocol: WS
    purpose: Feed
    env: FOUNDATION_PORT
    owner: services/foundation
    status: active
    exclusive: true
  9010:
    service: recording
    title: Recording
    protocol: HTTP
    purpose: Recording
    env: RECORDING_PORT
    owner: services/recording
    status: active
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;

export const HARDCODED = 'import { createServer } from "node:http";\ncreateServer().listen(9010);\n';
export const RIGHT = HARDCODED.replace("9010", "Number(process.env.RECORDING_PORT ?? 9010)");

/** What the hook says to a call that it lets pass. */
export const allowed = { status: 0, stderr: undefined, decision: undefined, reason: undefined };

/** A workspace of the tests of one file, with the spec above and a service that has its port by number. */
export function useShop() {
  let root: string;
  const at = (path: string) => join(root, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "berth-hook-")));
    write("spec/ports.yaml", SPEC);
    write("services/recording/src/old.ts", HARDCODED);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** What the hook says to a call of an agent that is in the folder. */
  async function ask(tool_name: string, tool_input: object, folder = root) {
    const call = { hook_event_name: "PreToolUse", tool_name, tool_input, cwd: folder };
    const { status, stderr, stdout } = await runHook(JSON.stringify(call), folder, judgeCall);
    const output = stdout === undefined ? undefined : JSON.parse(stdout).hookSpecificOutput;
    return { status, stderr, decision: output?.permissionDecision, reason: output?.permissionDecisionReason };
  }
  return { ask, at, write };
}
