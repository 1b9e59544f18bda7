import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pointTo } from "./point-to.ts";
import { berth, nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const WAY_OUT = "Run npx nx sync (or npx berth sync).";

describe("what is derived from the spec", () => {
  let workspace: Workspace;
  /** Where it is stale, as every command puts it. */
  let stale: string[];
  let synced: Map<string, string>;

  const editSpec = () => {
    const spec = workspace.read("spec/ports.yaml");
    workspace.write("spec/ports.yaml", spec.replace("env: RECORDING_PORT", "env: RECORDER_PORT"));
  };

  beforeAll(() => {
    workspace = makeWorkspace();
    const agents = workspace.read("CLAUDE.md");
    const row = /^.*`RECORDING_PORT`.*$/m.exec(agents)?.[0] ?? "";
    stale = [
      ["config/ports.env", "RECORDING_PORT=9010"],
      ["spec/PORTS.md", "RECORDING_PORT=9010"],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as compose writes a variable
      ["compose.yaml", '      RECORDING_PORT: "${RECORDING_PORT}"'],
      ["CLAUDE.md", row],
    ].map(([path = "", line = ""]) => {
      const { excerpt, where } = pointTo(workspace, path, line);
      return [
        `${where}  DERIVED_STALE  ${path} does not match spec/ports.yaml.`,
        ...excerpt,
        `  expected: ${line.replaceAll("RECORDING", "RECORDER")}`,
        WAY_OUT,
      ].join("\n");
    });
    editSpec();
  });
  afterAll(() => workspace.remove());

  test("is in sync with it in this repository", async () => {
    workspace.reset();
    expect((await berth(workspace.root, "check")).stdout).toMatch(/^0 errors, /m);
    editSpec();
  });

  test("is reported as stale by nx sync:check, with file and line, after an edit of the spec", async () => {
    const { status, stderr, stdout } = await nx(workspace.root, "sync:check");
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(
      `Files derived from spec/ports.yaml are not what it says.\n${stale.join("\n")}\n`,
    );
  });

  test("is reported as stale by berth check", async () => {
    const { status, stdout } = await berth(workspace.root, "check");
    expect(status).toBe(1);
    expect(stdout.startsWith(`${stale.join("\n\n")}\n\n`)).toBe(true);
    expect(stdout).toMatch(/^7 errors, /m);
  });

  test("is repaired by nx sync, and nothing else is touched", async () => {
    expect((await nx(workspace.root, "sync")).status).toBe(0);
    synced = workspace.files();
    expect(workspace.git("diff", "--name-only").trimEnd().split("\n")).toEqual([
      ".claude/hookify.enforce-port-allocation-bash.local.md",
      ".claude/hookify.enforce-port-allocation.local.md",
      "CLAUDE.md",
      "compose.yaml",
      "config/ports.env",
      "services/recording/README.md",
      "spec/PORTS.md",
      "spec/ports.yaml",
    ]);
    expect((await nx(workspace.root, "sync:check")).status).toBe(0);
    expect((await berth(workspace.root, "check")).status).toBe(0);
  });

  test("is repaired by berth sync, to the same bytes", async () => {
    workspace.reset();
    editSpec();
    expect(await berth(workspace.root, "sync")).toMatchObject({
      status: 0,
      stdout: [
        "config/ports.env",
        "spec/PORTS.md",
        "compose.yaml",
        "CLAUDE.md",
        ".claude/hookify.enforce-port-allocation.local.md",
        ".claude/hookify.enforce-port-allocation-bash.local.md",
        "services/recording/README.md",
      ]
        .map((path) => `UPDATE ${path}\n`)
        .join(""),
    });
    expect(workspace.files()).toEqual(synced);
    expect((await berth(workspace.root, "sync")).stdout).toBe("Everything is up to date.\n");
  });

  test("is reported with its line when it was edited by hand, and noted when it is written anew", async () => {
    workspace.reset();
    const env = workspace.read("config/ports.env");
    workspace.write("config/ports.env", env.replace("RECORDING_PORT=9010", "RECORDING_PORT=9999"));
    const { excerpt, where } = pointTo(workspace, "config/ports.env", "RECORDING_PORT=9999");
    const checked = await berth(workspace.root, "check");
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain(
      [
        `${where}  DERIVED_STALE  config/ports.env does not match spec/ports.yaml.`,
        ...excerpt,
        "  expected: RECORDING_PORT=9010",
        WAY_OUT,
      ].join("\n"),
    );
    const made = await berth(workspace.root, "service", "swift", "--range=subscriber");
    expect(made.stdout).toMatch(/\n\nnote: config\/ports\.env had drifted from the spec and is rendered again\.\n/);
    expect(workspace.read("config/ports.env")).toContain("\nRECORDING_PORT=9010\n");
  });
});
