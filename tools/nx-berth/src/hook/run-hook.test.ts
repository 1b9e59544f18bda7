import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hookifyBlocks, parseHookifyRule } from "@berth/doctor";
import { parseSpec, renderHookifyBashRule, renderHookifyFileRule } from "@berth/registry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHook } from "./run-hook.ts";

const SPEC = `title: Shop
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

const HARDCODED = 'import { createServer } from "node:http";\ncreateServer().listen(9010);\n';
const RIGHT = HARDCODED.replace("9010", "Number(process.env.RECORDING_PORT ?? 9010)");

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "berth-hook-")));
  write("spec/ports.yaml", SPEC);
  write("services/recording/src/old.ts", HARDCODED);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What the hook says to a call of an agent that is in the folder. */
async function ask(tool_name: string, tool_input: object, folder = root) {
  const call = { hook_event_name: "PreToolUse", tool_name, tool_input, cwd: folder };
  const { status, stderr, stdout } = await runHook(JSON.stringify(call), folder);
  const output = stdout === undefined ? undefined : JSON.parse(stdout).hookSpecificOutput;
  return {
    status,
    stderr,
    decision: output?.permissionDecision,
    reason: output?.permissionDecisionReason,
  };
}
const at = (path: string) => join(root, path);
const allowed = { status: 0, stderr: undefined, decision: undefined, reason: undefined };

describe("berth hook", () => {
  it("denies a Write that brings a hardcoded port, and says the way out", async () => {
    const answer = await ask("Write", {
      file_path: at("services/recording/src/new.ts"),
      content: HARDCODED,
    });
    expect(answer).toMatchObject({ status: 0, decision: "deny" });
    expect(answer.reason).toContain("services/recording/src/new.ts:2:23  PORT_HARDCODED  ");
    expect(answer.reason).toContain("RECORDING_PORT");
    expect(answer.reason).toMatch(/\n\nPorts come from spec\/ports\.yaml: [^\n]*$/);
  });

  it("is silent about the right way, about other files and other tools", async () => {
    expect(await ask("Write", { file_path: at("a.ts"), content: RIGHT })).toEqual(allowed);
    expect(await ask("Write", { file_path: at("notes.md"), content: "listen(9010)" })).toEqual(allowed);
    expect(await ask("Write", { file_path: "/elsewhere/a.ts", content: HARDCODED })).toEqual(allowed);
    expect(await ask("Read", { file_path: at("services/recording/src/old.ts") })).toEqual(allowed);
    expect(await ask("mcp__x__y", {})).toEqual(allowed);
  });

  it("finds the workspace of the file from a subfolder, also by a relative path", async () => {
    const call = { file_path: "src/new.ts", content: HARDCODED };
    const answer = await ask("Write", call, at("services/recording"));
    expect(answer.reason).toContain("services/recording/src/new.ts:2:23  PORT_HARDCODED  ");
  });

  it("judges what an Edit leaves, not what it puts in", async () => {
    write("services/recording/src/some.ts", HARDCODED.replace("9010", "portOf()"));
    const file_path = at("services/recording/src/some.ts");
    const edit = { file_path, old_string: "portOf()", new_string: "9010" };
    expect(await ask("Edit", edit)).toMatchObject({ decision: "deny" });
    expect(await ask("Edit", { ...edit, new_string: "Number(process.env.RECORDING_PORT ?? 9010)" })).toEqual(allowed);
    const edits = [
      { old_string: "portOf()", new_string: "here" },
      { old_string: "here", new_string: "9010" },
    ];
    expect(await ask("MultiEdit", { file_path, edits })).toMatchObject({ decision: "deny" });
  });

  it("lets a file with findings of old be edited, mended, and not be made worse", async () => {
    const file_path = at("services/recording/src/old.ts");
    const old_string = "createServer().listen(9010);";
    const put = (new_string: string) => ask("Edit", { file_path, old_string, new_string });
    expect(await put("// As ever.\ncreateServer().listen(9010);")).toEqual(allowed);
    expect(await put("createServer().listen(9010, () => {});")).toEqual(allowed);
    expect(await put("createServer().listen(portOf());")).toEqual(allowed);
    const worse = await put(`${old_string}\ncreateServer().listen(9000);`);
    expect(worse.reason).toContain("old.ts:3:23  PORT_EXCLUSIVE  ");
    expect(worse.reason).not.toContain("PORT_HARDCODED");
    expect(await put(`${old_string}\n${old_string}`)).toMatchObject({ decision: "deny" });
  });

  it("reads a notebook's cell as Python", async () => {
    const call = { notebook_path: at("lab.ipynb"), new_source: 'server.bind(("localhost", 9010))' };
    expect(await ask("NotebookEdit", call)).toMatchObject({ decision: "deny" });
  });

  it.each([
    `cat > services/recording/src/b.ts <<'EOF'\n${HARDCODED}EOF`,
    "sed -i 's/portOf()/9010/; s/PORT/port/' services/recording/src/some.ts",
    "echo 'PORT: 9000' >> deploy.yaml",
    "python3 -m http.server 9010",
    "npx serve -l 9000 dist",
  ])("denies the command %j", async (command) => {
    expect(await ask("Bash", { command })).toMatchObject({ status: 0, decision: "deny" });
  });

  it.each([
    "curl -s http://localhost:9010/health > out.json",
    "curl :9000/feed | head",
    "npx berth who 9010",
    "npx nx serve recording",
    "git commit -m 'give 9010 to recording'",
    "python3 -m http.server 12345",
    `cat > services/recording/src/b.ts <<'EOF'\n${RIGHT}EOF`,
    "lsof -i :9010 2>/dev/null",
  ])("is silent about the command %j", async (command) => {
    expect(await ask("Bash", { command })).toEqual(allowed);
  });

  it("lets pass what it can't judge, and says so", async () => {
    const call = { tool_name: "Write", tool_input: { file_path: 1 } };
    for (const input of ["", "{", JSON.stringify(call)]) {
      const { status, stderr, stdout } = await runHook(input, root);
      expect({ status, stdout }).toEqual({ status: 1, stdout: undefined });
      expect(stderr).toMatch(/^berth hook: this call was not checked for ports: /);
    }
    const broken = at("broken");
    write("broken/spec/ports.yaml", "title: [");
    const answer = await ask("Write", { file_path: join(broken, "a.ts"), content: HARDCODED });
    expect(answer).toMatchObject({ status: 1, decision: undefined });
    expect(answer.stderr).toContain("SPEC_INVALID");
  });
});

describe("what Hookify's rules can't see, the hook does:", () => {
  const parsed = parseSpec(SPEC);
  const rules = parsed.ok
    ? [renderHookifyFileRule(parsed.value.spec), renderHookifyBashRule(parsed.value.spec)].flatMap(
        (text) => parseHookifyRule(text) ?? [],
      )
    : [];

  it.each<[string, string, (path: (name: string) => string) => Record<string, unknown>]>([
    [
      "a number on a line of its own",
      "Write",
      (path) => ({ file_path: path("a.ts"), content: "app.listen(\n  9010,\n);\n" }),
    ],
    [
      "a default that belongs to another variable",
      "Write",
      (path) => ({
        file_path: path("a.ts"),
        content: "app.listen(process.env.RECORDING_PORT ?? 9000);\n",
      }),
    ],
    [
      "a number of the range that nobody has",
      "Write",
      (path) => ({ file_path: path("a.ts"), content: "app.listen(9015);\n" }),
    ],
    [
      "a notebook",
      "NotebookEdit",
      (path) => ({ notebook_path: path("a.ipynb"), new_source: 'server.bind(("", 9010))' }),
    ],
    [
      "an edit of the number alone",
      "Edit",
      (path) => ({
        file_path: path("services/recording/src/gap.ts"),
        old_string: "portOf()",
        new_string: "9010",
      }),
    ],
  ])("%s", async (_, tool_name, inputOf) => {
    write("services/recording/src/gap.ts", "app.listen(portOf());\n");
    const tool_input = inputOf(at);
    expect(rules).toHaveLength(2);
    expect(rules.some((rule) => hookifyBlocks(rule, { tool_name, tool_input }))).toBe(false);
    expect(await ask(tool_name, tool_input)).toMatchObject({ status: 0, decision: "deny" });
  });
});
