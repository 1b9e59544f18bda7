import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../../test/unwrap.ts";
import { renderFailures } from "../../report/render-failure.ts";
import { AGENT_HOOK, renderClaudeSettings } from "./claude-settings.ts";

const render = (text?: string) => unwrap(renderClaudeSettings(text));
const OTHER = { matcher: "Bash", hooks: [{ type: "command", command: "./audit.sh" }] };
const preToolUse = (text: string) => JSON.parse(text).hooks.PreToolUse;

describe("renderClaudeSettings", () => {
  it("makes the file where there is none", () => {
    expect(render()).toBe(`{
  "hooks": {
    "PreToolUse": [
      {
        "matcher": "Write|Edit|MultiEdit|NotebookEdit|Bash",
        "hooks": [
          {
            "type": "command",
            "command": ${JSON.stringify(AGENT_HOOK.hooks[0].command)},
            "timeout": 10
          }
        ]
      }
    ]
  }
}
`);
    expect(render("")).toBe(render());
  });

  it("puts the hook behind those that are there, and leaves every other byte alone", () => {
    const text = `{
    "model":   "opus", "permissions": {"deny": ["Read(.env)"]},
    "hooks": {
        "Stop": [],
        "PreToolUse": [
            {"matcher": "Bash", "hooks": [{"type": "command", "command": "./audit.sh"}]}
        ]
    }
}`;
    const after = render(text);
    expect(preToolUse(after)).toEqual([OTHER, AGENT_HOOK]);
    const at = after.indexOf(',\n            {\n                "matcher": "Write|');
    expect(after.slice(0, at) + after.slice(after.lastIndexOf("\n        ]\n    }\n}"))).toBe(text);
  });

  it.each([
    ["no hooks", "{}"],
    ["other hooks", '{"hooks": {"Stop": [{"hooks": []}]}}'],
    ["an empty list", '{"hooks": {"PreToolUse": []}}'],
    ["tabs", '{\n\t"hooks": {\n\t\t"PreToolUse": []\n\t}\n}\n'],
    ["CRLF", '{\r\n  "model": "opus"\r\n}\r\n'],
    ["a byte order mark", '\uFEFF{"model": "opus"}'],
    ["a comment and a trailing comma", '{\n  // ours\n  "model": "opus",\n}\n'],
  ])("adds it to a file with %s, once and for all", (_, text) => {
    const once = render(text);
    expect(once.match(/\.bin\/berth/g)).toHaveLength(1);
    expect(render(once)).toBe(once);
    if (text.includes("\r\n")) expect(once.replaceAll("\r\n", "")).not.toContain("\n");
    if (text.includes("\t")) expect(once).toContain('\n\t\t\t{\n\t\t\t\t"matcher"');
    expect(once.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
  });

  it("puts it back when it was taken out, changed or doubled, and keeps the others", () => {
    const [ours] = AGENT_HOOK.hooks;
    const changed = { ...AGENT_HOOK, matcher: "Write" };
    const slow = { ...AGENT_HOOK, hooks: [{ ...ours, timeout: 1 }] };
    const formerly = (command: string) => ({ ...AGENT_HOOK, hooks: [{ ...ours, command }] });
    const former = formerly("npx berth hook");
    const local = formerly('"$CLAUDE_PROJECT_DIR/node_modules/.bin/berth" hook || exit 1');
    const mixed = { ...OTHER, hooks: [...OTHER.hooks, ours] };
    for (const groups of [[], [changed], [slow], [former], [local], [AGENT_HOOK, AGENT_HOOK], [AGENT_HOOK, slow]]) {
      const text = JSON.stringify({ hooks: { PreToolUse: [OTHER, ...groups] } }, undefined, 2);
      expect(preToolUse(render(text)), text).toEqual([OTHER, AGENT_HOOK]);
    }
    const alone = JSON.stringify({ hooks: { PreToolUse: [former] } }, undefined, 2);
    expect(render(`${alone}\n`)).toBe(render());
    const text = JSON.stringify({ hooks: { PreToolUse: [mixed] } });
    expect(preToolUse(render(text))).toEqual([OTHER, AGENT_HOOK]);
  });

  it("leaves another hook in our group", () => {
    const shared = { ...AGENT_HOOK, hooks: [...OTHER.hooks, ...AGENT_HOOK.hooks] };
    const text = JSON.stringify({ hooks: { PreToolUse: [shared] } });
    expect(render(text)).toBe(text);
  });

  it.each([
    ['{"hooks": ', "1:11", "can't be parsed (ValueExpected)"],
    ["[".repeat(200_000), "1:1", "is nested too deeply to be read"],
    ["[]", "1:1", "is not an object"],
    ['{"hooks": []}', "1:11", "has hooks that are not an object"],
    ['{"hooks": {"PreToolUse": {}}}', "1:26", "has hooks.PreToolUse that is not a list"],
    ['{"hooks": {}, "hooks": {}}', "1:15", "has hooks twice"],
    ["{\n<<<<<<< ours\n}", "2:1", "has an unresolved merge conflict"],
  ])("refuses %s", (text, place, what) => {
    const refused = renderClaudeSettings(text);
    expect(refused.ok ? "" : renderFailures(refused.failures)).toContain(
      `.claude/settings.json:${place}  SETTINGS_INVALID  .claude/settings.json ${what}, so the hook cannot ` +
        `be added.\n`,
    );
  });

  it("adds one entry to any settings, changes no other value, and is then content", () => {
    const group = fc.record({
      matcher: fc.string(),
      hooks: fc.array(fc.record({ type: fc.constant("command"), command: fc.string() })),
    });
    const settings = fc.record(
      {
        model: fc.string(),
        hooks: fc.record(
          {
            PreToolUse: fc.array(group, { maxLength: 4 }),
            Stop: fc.array(group, { maxLength: 2 }),
          },
          { requiredKeys: [] },
        ),
        other: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, fc.constantFrom(0, 2, 4, "\t"), (value, indent) => {
        const after = render(JSON.stringify(value, undefined, indent));
        const expected = { ...value, hooks: { ...value.hooks } };
        expected.hooks.PreToolUse = [...(value.hooks?.PreToolUse ?? []), AGENT_HOOK as never];
        expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(render(after)).toBe(after);
      }),
    );
  });
});
