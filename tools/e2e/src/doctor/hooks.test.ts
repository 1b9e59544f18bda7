import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { BERTH } from "../workspace.ts";
import { makePortLab, type PortLab } from "./port-lab.ts";

const SETTINGS = ".claude/settings.json";
const NATIVE =
  `${SETTINGS} has the hook, and it answers correctly to Write, Edit, MultiEdit, NotebookEdit, Bash, Write (correct ` +
  `code).`;
const WAY_OUT = "Run: npx nx sync";
const INSTALLED = "node_modules/.bin/berth";
/** The PATH of a machine where no `berth` is installed. */
const BARE = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !existsSync(join(folder, "berth")));

describe("berth doctor --hooks", () => {
  let lab: PortLab;
  beforeEach(async () => {
    lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    mkdirSync(join(lab.root, "node_modules/.bin"), { recursive: true });
    symlinkSync(BERTH, join(lab.root, INSTALLED));
    expect((await lab.berth(["sync"])).status).toBe(0);
  });

  const doctor = (...programs: string[]) =>
    run(process.execPath, [BERTH, "doctor", "--hooks"], {
      cwd: lab.root,
      env: { PATH: [...programs, ...BARE].join(delimiter) },
    });
  const read = (path: string) => readFileSync(join(lab.root, path), "utf8");
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(lab.root, path), change(read(path)));
  const editJson = (change: (settings: Record<string, unknown>) => unknown) =>
    edit(SETTINGS, (text) => JSON.stringify(change(JSON.parse(text))));

  test("is content after a sync", async () => {
    const { status, stdout } = await doctor();
    expect(stdout.trimEnd()).toBe(NATIVE);
    expect(status).toBe(0);
  });

  test("the hook denies in a repository without package.json, by the berth on the PATH", async () => {
    rmSync(join(lab.root, "node_modules"), { recursive: true });
    mkdirSync(join(lab.root, "programs"));
    symlinkSync(BERTH, join(lab.root, "programs/berth"));
    const { status, stdout } = await doctor(join(lab.root, "programs"));
    expect(stdout.trimEnd()).toBe(NATIVE);
    expect(status).toBe(0);
  });

  test("the hook allows every call with a hint where berth is not installed, and downloads nothing", async () => {
    rmSync(join(lab.root, "node_modules"), { recursive: true });
    const { hooks } = JSON.parse(read(SETTINGS));
    const env = { PATH: BARE.join(delimiter), CLAUDE_PROJECT_DIR: lab.root };
    const ended = await run("sh", ["-c", hooks.PreToolUse[0].hooks[0].command], { cwd: lab.root, env });
    expect(ended).toMatchObject({ status: 0, stdout: "", stderr: "Berth is not installed: nothing checks ports.\n" });
    expect(existsSync(join(lab.root, "node_modules"))).toBe(false);
  });

  test("the hook prefers the berth of the workspace to one on the PATH", async () => {
    mkdirSync(join(lab.root, "programs"));
    writeFileSync(join(lab.root, "programs/berth"), "#!/bin/sh\nexit 2\n", { mode: 0o755 });
    expect((await doctor(join(lab.root, "programs"))).status).toBe(0);
  });

  test.each<[string, () => void, string]>([
    [
      "without settings",
      () => rmSync(join(lab.root, SETTINGS)),
      `HOOK_SILENT  ${SETTINGS} is missing, so no agent runs the hook.\n${WAY_OUT}`,
    ],
    [
      "without our entry",
      () => editJson(() => ({ hooks: {} })),
      `HOOK_SILENT  ${SETTINGS} does not contain the current hook.\n${WAY_OUT}`,
    ],
    ["with settings that are no JSON", () => edit(SETTINGS, (text) => `${text}}`), "SETTINGS_INVALID"],
    [
      "with a comment in the settings",
      () => edit(SETTINGS, (text) => `// ours\n${text}`),
      `HOOK_SILENT  ${SETTINGS} has comments or trailing commas: Claude Code reads plain JSON and would ignore ` +
        `the file.\nRemove them.`,
    ],
    [
      "with all hooks switched off",
      () => editJson((settings) => ({ ...settings, disableAllHooks: true })),
      `HOOK_SILENT  ${SETTINGS} has disableAllHooks.\nRemove it from the file.`,
    ],
    [
      "with dependencies that are not installed",
      () => rmSync(join(lab.root, "node_modules"), { recursive: true }),
      "HOOK_SILENT  The hook allows a hardcoded port written by Write.\n  exit status 0\n" +
        "  Berth is not installed: nothing checks ports.\n" +
        "Install the dependencies (npm ci; without package.json: npm install -g @berth/cli), and run berth check.\n",
    ],
    [
      "with a hook that says nothing",
      () => {
        rmSync(join(lab.root, INSTALLED));
        writeFileSync(join(lab.root, INSTALLED), "#!/bin/sh\n", { mode: 0o755 });
      },
      "HOOK_SILENT  The hook allows a hardcoded port written by Bash.\n  exit status 0\n",
    ],
  ])("reports a workspace %s", async (_, damage, message) => {
    damage();
    const { status, stdout } = await doctor();
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  test("our entry, taken out by hand, is stale for check, and sync puts it back beside the others", async () => {
    const other = { matcher: "Bash", hooks: [{ type: "command", command: "./audit.sh" }] };
    editJson(() => ({ model: "opus", hooks: { PreToolUse: [other], Stop: [] } }));
    const checked = await lab.berth(["check"]);
    expect(checked.stdout).toContain(`DERIVED_STALE  ${SETTINGS} does not match spec/ports.yaml.`);
    expect((await lab.berth(["sync"])).stdout).toBe(`UPDATE ${SETTINGS}\n`);
    const { hooks, model } = JSON.parse(read(SETTINGS));
    expect(model).toBe("opus");
    expect(hooks.Stop).toEqual([]);
    expect(hooks.PreToolUse).toHaveLength(2);
    expect(hooks.PreToolUse[0]).toEqual(other);
    expect((await doctor()).status).toBe(0);
  });
});
