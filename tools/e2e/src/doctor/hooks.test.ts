import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { REPOSITORY } from "../workspace.ts";
import { makePortLab, type PortLab } from "./port-lab.ts";

const SETTINGS = ".claude/settings.json";
const FILE_RULE = ".claude/hookify.enforce-port-allocation.local.md";
const NATIVE =
  `${SETTINGS} has the hook, and it answers right to Write, Edit, MultiEdit, NotebookEdit, Bash, Write (the right ` +
  `way).`;
const HOOKIFY = "The 2 Hookify rules block what they have to.";
const WAY_OUT = "Run npx nx sync (or npx berth sync).";
const BERTH = join(REPOSITORY, "tools/nx-berth/bin/berth.js");

describe("berth doctor --hooks", () => {
  let lab: PortLab;
  beforeEach(async () => {
    lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    mkdirSync(join(lab.root, "node_modules"));
    symlinkSync(join(REPOSITORY, "tools/nx-berth"), join(lab.root, "node_modules/nx-berth"));
    expect((await lab.berth(["sync"])).status).toBe(0);
    // Of a user who has switched Hookify on.
    lab.write("home/settings.json", JSON.stringify({ enabledPlugins: { "hookify@x": true } }));
  });

  const doctor = (env: NodeJS.ProcessEnv = {}, cwd = lab.root) =>
    run(process.execPath, [BERTH, "doctor", "--hooks"], {
      cwd,
      env: { CLAUDE_CONFIG_DIR: join(lab.root, "home"), ...env },
    });
  const read = (path: string) => readFileSync(join(lab.root, path), "utf8");
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(lab.root, path), change(read(path)));
  const editJson = (change: (settings: Record<string, unknown>) => unknown) =>
    edit(SETTINGS, (text) => JSON.stringify(change(JSON.parse(text))));

  test("is content after a sync", async () => {
    const { status, stdout } = await doctor();
    expect(stdout.split("\n\nWarnings:")[0]?.trimEnd()).toBe(`${NATIVE}\n${HOOKIFY}`);
    expect(status).toBe(0);
  });

  test.each<[string, () => void, string]>([
    [
      "without settings",
      () => rmSync(join(lab.root, SETTINGS)),
      `HOOK_SILENT  ${SETTINGS} is missing, so no agent asks the hook.\n${WAY_OUT}`,
    ],
    [
      "without our entry",
      () => editJson(() => ({ hooks: {} })),
      `HOOK_SILENT  ${SETTINGS} doesn't have the hook as it has to be.\n${WAY_OUT}`,
    ],
    ["with settings that are no JSON", () => edit(SETTINGS, (text) => `${text}}`), "SETTINGS_INVALID"],
    [
      "with a comment in the settings",
      () => edit(SETTINGS, (text) => `// ours\n${text}`),
      `HOOK_SILENT  ${SETTINGS} has comments or trailing commas: Claude Code reads plain JSON and would ignore ` +
        `the file.\nTake them out.`,
    ],
    [
      "with all hooks switched off",
      () => editJson((settings) => ({ ...settings, disableAllHooks: true })),
      `HOOK_SILENT  ${SETTINGS} has disableAllHooks.\nTake it out of the file.`,
    ],
    [
      "with dependencies that are not installed",
      () => rmSync(join(lab.root, "node_modules"), { recursive: true }),
      "HOOK_SILENT  The hook lets pass a hardcoded port, written by Write.\n  exit status 1\n",
    ],
    [
      "with a hook that says nothing",
      () => {
        rmSync(join(lab.root, "node_modules/nx-berth"));
        lab.write("node_modules/nx-berth/bin/berth.js", "");
      },
      "HOOK_SILENT  The hook lets pass a hardcoded port, written by Bash.\n  exit status 0\n",
    ],
    [
      "with a rule that is missing",
      () => rmSync(join(lab.root, FILE_RULE)),
      `HOOK_SILENT  ${FILE_RULE} is missing.\n${WAY_OUT}`,
    ],
    [
      "with a rule that Hookify can't read",
      () => edit(FILE_RULE, (text) => `\n${text}`),
      `HOOK_SILENT  ${FILE_RULE} has no front matter that Hookify can read.\n${WAY_OUT}`,
    ],
    [
      "with a rule that is switched off",
      () => edit(FILE_RULE, (text) => text.replace("enabled: true", "enabled: false")),
      `HOOK_SILENT  ${FILE_RULE} is switched off (enabled: false).\n${WAY_OUT}`,
    ],
    [
      "with a rule whose conditions are out of place",
      () => edit(FILE_RULE, (text) => text.replace("field: content", "field: new_text")),
      `HOOK_SILENT  The Hookify rules let pass a hardcoded port, written by Write.\n${WAY_OUT}`,
    ],
  ])("reports a workspace %s", async (_, damage, message) => {
    damage();
    const { status, stdout } = await doctor();
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  test("warns where Hookify finds no rules, isn't installed, or can't run", async () => {
    execFileSync("git", ["init", "-q"], { cwd: lab.root });
    lab.write(".gitignore", ".claude/*.local.md\n");
    lab.write("home/settings.json", "{}");
    // git and a shell, but no Python.
    const tools = join(lab.root, "tools");
    mkdirSync(tools);
    for (const name of ["git", "sh", "node"]) {
      const path = execFileSync("which", [name], { encoding: "utf8" }).trim();
      symlinkSync(path, join(tools, name));
    }
    const below = join(lab.root, "services/alpha");
    const { status, stdout } = await doctor({ PATH: tools }, below);
    expect(status).toBe(0);
    expect(stdout).toContain(`${NATIVE}\n${HOOKIFY}\n\nWarnings:\n\n`);
    const said = stdout.split("\n").filter((line) => line.startsWith("HOOK_SILENT"));
    expect(said).toEqual([
      `HOOK_SILENT  Hookify looks in the folder where the agent is started, and ${below} has no rules.`,
      `HOOK_SILENT  git ignores ${FILE_RULE} and .claude/hookify.enforce-port-allocation-bash.local.md, so ` +
        `nobody else gets them.`,
      "HOOK_SILENT  There is no python3, which Hookify runs on.",
      "HOOK_SILENT  The Hookify plugin is not switched on for this user, so its rules do nothing here.",
    ]);
  });

  test("our entry, taken out by hand, is stale for check, and sync puts it back beside the others", async () => {
    const other = { matcher: "Bash", hooks: [{ type: "command", command: "./audit.sh" }] };
    editJson(() => ({ model: "opus", hooks: { PreToolUse: [other], Stop: [] } }));
    const checked = await lab.berth(["check"]);
    expect(checked.stdout).toContain(`DERIVED_STALE  ${SETTINGS} is not what spec/ports.yaml says.`);
    expect((await lab.berth(["sync"])).stdout).toBe(`UPDATE ${SETTINGS}\n`);
    const { hooks, model } = JSON.parse(read(SETTINGS));
    expect(model).toBe("opus");
    expect(hooks.Stop).toEqual([]);
    expect(hooks.PreToolUse).toHaveLength(2);
    expect(hooks.PreToolUse[0]).toEqual(other);
    expect((await doctor()).status).toBe(0);
  });
});
