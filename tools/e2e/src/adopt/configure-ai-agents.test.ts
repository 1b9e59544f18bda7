import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { berth, type Ended, run } from "../run.ts";
import { makeWorkspace, type Workspace } from "../workspace.ts";

// `nx configure-ai-agents` rewrites .claude/settings.json and appends its rules to CLAUDE.md and AGENTS.md; a formatter
// of the workspace then goes over all of them. The Nx that is installed, and no network: it asks for its latest version
// and for a repository of skills else.
const OFFLINE = { NX_USE_LOCAL: "true", NX_AI_FILES_USE_LOCAL: "true", GIT_ALLOW_PROTOCOL: "file" };
const NX_RULES = "<!-- nx configuration start-->";
const FILES = ["CLAUDE.md", "AGENTS.md"];

async function configureAgents({ root }: Workspace): Promise<void> {
  const args = ["configure-ai-agents", "--agents", "claude", "codex", "--no-interactive"];
  succeeds(await run(process.execPath, [join(root, "node_modules/.bin/nx"), ...args], { cwd: root, env: OFFLINE }));
}

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace();
  workspace.git("rm", "-q", "AGENTS.md", "CLAUDE.md", ".claude/settings.json");
  // As create-nx-workspace makes it.
  workspace.write(".prettierrc", '{ "singleQuote": true }\n');
  workspace.write("AGENTS.md", "# Shop\n");
  workspace.git("add", "-A");
  workspace.git("commit", "-qm", "a workspace with Prettier");
});
afterAll(() => workspace.remove());

test.each([
  ["before", async () => undefined, configureAgents],
  ["after", configureAgents, async () => undefined],
])("berth sync %s nx configure-ai-agents: each keeps the other's rules and hook", async (_, earlier, later) => {
  workspace.reset();
  await earlier(workspace);
  succeeds(await berth(workspace.root, "sync"));
  await later(workspace);
  expectBoth(workspace);
  const before = FILES.map(workspace.read);
  succeeds(await berth(workspace.root, "check"));
  succeeds(await berth(workspace.root, "sync"));
  expect(FILES.map(workspace.read)).toEqual(before);
});

function expectBoth({ read }: Workspace): void {
  for (const path of FILES) {
    expect(read(path).split("<!-- berth:begin -->")).toHaveLength(2);
    expect(read(path).split(NX_RULES)).toHaveLength(2);
  }
  const settings = JSON.parse(read(".claude/settings.json"));
  expect(settings.enabledPlugins).toEqual({ "nx@nx-claude-plugins": true });
  const commands = settings.hooks.PreToolUse.flatMap(({ hooks }: { hooks: { command: string }[] }) => hooks);
  expect(commands.map(({ command }: { command: string }) => command)).toEqual([expect.stringContaining("berth")]);
}

const succeeds = ({ status, stderr, stdout }: Ended): void => expect(status, stdout + stderr).toBe(0);
