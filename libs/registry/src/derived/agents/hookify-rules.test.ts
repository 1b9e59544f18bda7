import { spawnSync } from "node:child_process";
import { describe, expect, it, test } from "vitest";
import { type HookifyCall, hookifyBlocks } from "../../../test/hookify/hookify-blocks.ts";
import { parseHookifyRule } from "../../../test/hookify/hookify-rule.ts";
import { sampleRow } from "../../../test/sample.ts";
import { parseSpec } from "../../read/parse-spec.ts";
import type { PortRow, Spec } from "../../spec/spec.ts";
import { renderHookifyBashRule, renderHookifyFileRule } from "./hookify-rules.ts";

// The derived rules under Hookify's documented semantics, by a model of its loader and engine; their regular
// expressions under Python's own `re` as well, where there is a Python.

const pythonMissing = spawnSync("python3", ["--version"]).status === 0 ? "" : "(no python3 here)";

const parsed = parseSpec(`title: Shop
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  shop: { ports: 3000-9019, purpose: Shop }
ports:
  3000: { service: web, title: T, protocol: HTTP, purpose: P, env: WEB_PORT, status: active }
  9000: { service: foundation, title: T, protocol: WS, purpose: P, env: FOUNDATION_PORT, owner: src/foundation, status: active, exclusive: true }
  9001: { service: foundation, title: T, protocol: HTTP, purpose: P, env: FOUNDATION_HTTP_PORT, owner: src/foundation/, status: active, exclusive: true }
  9010: { service: recording, title: T, protocol: HTTP, purpose: P, env: RECORDING_PORT, owner: services/recording, status: active }
  9011: { service: gone, title: T, protocol: HTTP, purpose: P, env: GONE_PORT, status: retired }
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`);
if (!parsed.ok) throw new Error("the registry of this test is wrong");
const { spec } = parsed.value;

const ruleOf = (text: string) => {
  const rule = parseHookifyRule(text);
  if (!rule) throw new Error("Hookify would not find a rule here");
  return rule;
};
const rules = [ruleOf(renderHookifyFileRule(spec)), ruleOf(renderHookifyBashRule(spec))];
const isBlocked = (call: HookifyCall) => rules.some((rule) => hookifyBlocks(rule, call));

const write = (file_path: string, content: string): HookifyCall => ({
  tool_name: "Write",
  tool_input: { file_path, content },
});
const edit = (file_path: string, new_string: string): HookifyCall => ({
  tool_name: "Edit",
  tool_input: { file_path, old_string: "x", new_string },
});
const multiEdit = (file_path: string, ...texts: string[]): HookifyCall => ({
  tool_name: "MultiEdit",
  tool_input: { file_path, edits: texts.map((new_string) => ({ old_string: "x", new_string })) },
});
const bash = (command: string): HookifyCall => ({ tool_name: "Bash", tool_input: { command } });

/** The seed's own wrong and right way. */
const WRONG = 'server.bind(("localhost", 9000))  # Hardcoded\n';
const RIGHT = `import os
port = int(os.getenv("FOUNDATION_PORT", "9000"))
server.bind(("localhost", port))
`;

const BLOCKED: [string, HookifyCall][] = [
  ["the seed's wrong example", write("/w/services/a/main.py", WRONG)],
  ["it by Edit", edit("/w/services/a/main.py", WRONG)],
  ["it by MultiEdit, in the second step", multiEdit("/w/services/a/main.py", "import os", WRONG)],
  ["it from a subfolder, by a relative path", write("src/main.py", WRONG)],
  ["it on Windows", write("C:\\w\\services\\a\\main.py", WRONG)],
  ["it behind CRLF", write("/w/a.py", `import os\r\n${WRONG.replace("\n", "\r\n")}`)],
  ["an exclusive port, whatever the line is about", write("/w/a.ts", "const n = 9001;")],
  ["an exclusive port in a folder named alike", write("/w/src/foundation-x/a.ts", "listen(9000)")],
  ["compose", write("/w/compose.yaml", 'ports: ["9010:9010"]')],
  ["a Dockerfile", write("/w/services/a/Dockerfile", "FROM node\nEXPOSE 9010\n")],
  ["an env file", write("/w/.env.local", "X_PORT=9010")],
  ["package.json", edit("/w/package.json", '"dev": "vite --port 3000"')],
  ["a number on a line about ports", write("/w/a.ts", "app.listen(3000)")],
  ["a URL", write("/w/a.ts", 'const feed = "ws://localhost:9000/other";')],
  ["sed -i", bash("sed -i 's/x/listen(9000)/' services/a/main.ts")],
  ["sed -E -i", bash("sed -E -i 's/x/listen(9010)/' services/a/main.ts")],
  ["echo into a file", bash("echo 'listen(9010)' > services/a/main.ts")],
  ["a here-document", bash("cat > a.py <<'EOF'\nserver.bind(('', 9000))\nEOF")],
  ["tee", bash("echo listen 9010 | tee -a a.ts")],
  ["python -c", bash(`python3 -c "open('a.ts','w').write('listen(9000)')"`)],
];
const ALLOWED: [string, HookifyCall][] = [
  ["the seed's right example", write("/w/services/a/main.py", RIGHT)],
  ["its TypeScript twin", write("/w/a.ts", 'Number(process.env.FOUNDATION_PORT ?? "9000")')],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file of compose has it
  ["a default in compose", write("/w/compose.yaml", '- "${RECORDING_PORT:-9010}:9010"')],
  ["the owner", write("/w/src/foundation/main.ts", "listen(9000)")],
  ["the owner, by a relative path", write("src/foundation/main.ts", "listen(9000)")],
  ["the owner on Windows", write("C:\\w\\src\\foundation\\main.ts", "listen(9000)")],
  ["the derived variables", write("/w/config/ports.env", "FOUNDATION_PORT=9000")],
  ["the derived variables on Windows", write("C:\\w\\config\\ports.env", "FOUNDATION_PORT=9000")],
  ["the spec", write("/w/spec/ports.yaml", "  9000:\n    service: foundation")],
  ["documentation", write("/w/README.md", "listens on port 9000")],
  ["a longer number", write("/w/a.ts", "listen(19000); f(90001); wait('9000ms'); x = 0x9000")],
  ["a fraction", write("/w/a.ts", "port = 1.9000 + 9000.5")],
  ["a timeout that is a port elsewhere", write("/w/a.ts", "setTimeout(done, 3000)")],
  ["an import of 3000 of something", write("/w/a.ts", 'import { items3000, x } from "./3000";')],
  ["a retired port", write("/w/a.ts", "listen(9011)")],
  ["reading an owner's file", { tool_name: "Read", tool_input: { file_path: "/w/a.ts" } }],
  ["asking on a port", bash("curl -s http://localhost:9000/health > /tmp/health.json")],
  ["throwing output away", bash("nc -z localhost 9000 2>/dev/null 1>&2")],
  ["the owner's file by sed", bash("sed -i 's/x/9000/' src/foundation/main.ts")],
  ["a command that writes nothing", bash("npx berth who 9000")],
];

describe("the derived Hookify rules", () => {
  test("are read as two blocking rules with all their conditions", () => {
    expect(rules).toEqual([
      expect.objectContaining({ name: "enforce-port-allocation", event: "file" }),
      expect.objectContaining({ name: "enforce-port-allocation-bash", event: "bash" }),
    ]);
    for (const { action, conditions, enabled } of rules) {
      expect({ action, enabled }).toEqual({ action: "block", enabled: true });
      for (const condition of conditions) {
        expect(condition.operator).toBe("regex_match");
        expect(condition.pattern.length).toBeGreaterThan(10);
        // Hookify would cut these off, or end the front matter there.
        expect(condition.pattern).not.toMatch(/^["']|["']$|---|\s$/);
      }
    }
  });

  test.each(BLOCKED)("block %s", (_, call) => expect(isBlocked(call)).toBe(true));
  test.each(ALLOWED)("allow %s", (_, call) => expect(isBlocked(call)).toBe(false));

  it.skipIf(pythonMissing)(`match alike in Python's re ${pythonMissing}`, () => {
    const values = [...BLOCKED, ...ALLOWED].flatMap(([, { tool_input: input }]) =>
      [input["file_path"], input["content"], input["new_string"], input["command"]].filter(
        (value) => typeof value === "string",
      ),
    );
    const patterns = rules.flatMap(({ conditions }) => conditions.map(({ pattern }) => pattern));
    const pairs = patterns.flatMap((pattern) => values.map((value) => [pattern, value]));
    const program = `import json, re, sys
print(json.dumps([bool(re.compile(p, re.IGNORECASE).search(v)) for p, v in json.load(sys.stdin)]))`;
    const { stderr, stdout } = spawnSync("python3", ["-c", program], {
      input: JSON.stringify(pairs),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const here = pairs.map(([pattern = "", value = ""]) => new RegExp(pattern, "i").test(value));
    expect(JSON.parse(stdout)).toEqual(here);
    expect(new Set(here).size).toBe(2);
  });

  it("are switched off, and match nothing, where no row is live", () => {
    const empty: Spec = { ...spec, ports: [] };
    for (const text of [renderHookifyFileRule(empty), renderHookifyBashRule(empty)]) {
      const rule = ruleOf(text);
      expect(rule.enabled).toBe(false);
      expect(hookifyBlocks({ ...rule, enabled: true }, write("/w/a.ts", "listen(9000)"))).toBe(false);
    }
  });

  it("take owners' folders with odd names as they are, and no words for folders", () => {
    const owner = (folder: string): Spec => {
      const [row] = spec.ports.filter(({ exclusive }) => exclusive) as [PortRow];
      return { ...spec, ports: [{ ...row, owner: folder }] };
    };
    const blocks = (folder: string, path: string) =>
      hookifyBlocks(ruleOf(renderHookifyFileRule(owner(folder))), write(path, "listen(9000)"));
    expect(blocks("src/a---b.c", "/w/src/a---b.c/x.ts")).toBe(false);
    expect(blocks("src/a---b.c", "/w/src/a---bxc/x.ts")).toBe(true);
    expect(blocks("Chrome browser", "/w/Chrome browser/x.ts")).toBe(true);
    expect(blocks("a/(.*)", "/w/a/b/x.ts")).toBe(true);
  });
});

describe("the text that an agent is stopped with", () => {
  const specOf = (count: number, service = "last"): Spec => {
    const ports = Array.from({ length: count }, (_, at) => sampleRow(3000 + at));
    return { ...spec, ports: [...ports.slice(0, -1), sampleRow(2999 + count, { service })] };
  };
  const bodyOf = (text: string) => text.slice(text.lastIndexOf("\n---\n"));

  it.each([
    ["file", renderHookifyFileRule],
    ["bash", renderHookifyBashRule],
  ])("names up to 40 variables, and then who tells them, in less than 1 kB (%s)", (_, render) => {
    expect(bodyOf(render(specOf(40)))).toContain("\n- 3039: `SERVICE_3039_PORT`\n");
    const many = bodyOf(render(specOf(1000)));
    expect(many).toContain("\n`npx berth who <port>` names it.\n");
    expect(many).not.toContain("SERVICE_3000_PORT");
    expect(many.length).toBeLessThan(1000);
    // Still a rule, for the last of the numbers, too.
    expect(hookifyBlocks(ruleOf(renderHookifyFileRule(specOf(1000))), write("/w/a.ts", "listen(3999)"))).toBe(true);
  });

  it("differs for two branches that give one number to two services", () => {
    expect(renderHookifyFileRule(specOf(50, "alert"))).not.toBe(renderHookifyFileRule(specOf(50, "billing")));
  });
});

describe("parseHookifyRule", () => {
  it("has the traps of Hookify's own parser", () => {
    const parse = (...lines: string[]) => parseHookifyRule(["---", ...lines, "---", "Body"].join("\n"));
    expect(parseHookifyRule("name: x")).toBeUndefined();
    expect(parseHookifyRule("---\nname: x\n")).toBeUndefined();
    expect(parse("name: 'a'  # why")?.name).toBe("a'  # why");
    expect(parse("name: a", "enabled: False")?.enabled).toBe(false);
    const shallow = parse("name: a", "conditions:", "- field: content", "  pattern: x");
    expect(shallow?.conditions).toEqual([{ field: "content", operator: "regex_match", pattern: "" }]);
    const quoted = parse("name: a", "conditions:", "  - field: content", '    pattern: say "x"');
    expect(quoted?.conditions[0]?.pattern).toBe('say "x');
    expect(parse("name: a", "event: a---b")?.event).toBe("a");
  });
});
