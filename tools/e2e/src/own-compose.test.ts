import { lstatSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { berth, nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

// Many workspaces have a compose file long before they have Berth. It is theirs: never written, never put out of use.

const THEIRS = "services:\n  ours: { image: example/ours }\n";

describe("a workspace with a compose file of its own", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  beforeEach(() => {
    workspace.reset();
    rmSync(join(workspace.root, "compose.yaml"), { force: true });
  });
  afterAll(() => workspace.remove());

  /** A service is made, and everything is up to date, while nothing of theirs is touched. */
  async function expectLeftAlone(note: string): Promise<void> {
    const { git, root } = workspace;
    const made = await berth(root, "service", "price-alerts", "--range=analysis");
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toContain(`note: ${note}\n`);
    expect(made.stdout).not.toMatch(/^(?:CREATE|UPDATE) compose\.yaml$/m);
    expect((await berth(root, "check")).stdout).toMatch(/^0 errors, /m);
    expect((await berth(root, "sync")).stdout).toBe("Everything is up to date.\n");
    expect((await nx(root, "sync:check")).status).toBe(0);
    expect(git("status", "--porcelain")).not.toMatch(/\.berth-/);
  }

  test("keeps it byte by byte", async () => {
    workspace.write("compose.yaml", THEIRS);
    await expectLeftAlone("compose.yaml is not managed by Berth, so it is not updated from the spec.");
    expect(workspace.read("compose.yaml")).toBe(THEIRS);
  });

  test("keeps it where it is a link to another file, and that file too", async () => {
    workspace.write("deploy/compose.yaml", THEIRS);
    symlinkSync("deploy/compose.yaml", join(workspace.root, "compose.yaml"));
    await expectLeftAlone("compose.yaml is not managed by Berth, so it is not updated from the spec.");
    expect(lstatSync(join(workspace.root, "compose.yaml")).isSymbolicLink()).toBe(true);
    expect(workspace.read("deploy/compose.yaml")).toBe(THEIRS);
  });

  test.each(["compose.yml", "docker-compose.yaml", "docker-compose.yml"])(
    "gets no other one where it is named %s",
    async (name) => {
      workspace.write(name, THEIRS);
      await expectLeftAlone(`compose.yaml is not created: it would take precedence over ${name}.`);
      expect([...workspace.files().keys()]).not.toContain("compose.yaml");
      expect(workspace.read(name)).toBe(THEIRS);
      renameSync(join(workspace.root, name), join(workspace.root, "kept.txt"));
      expect((await berth(workspace.root, "check")).stdout).toContain(
        "DERIVED_STALE  compose.yaml is missing; it is derived from spec/ports.yaml.",
      );
    },
  );

  test("has it derived once it is emptied", async () => {
    workspace.write("compose.yaml", "");
    expect((await berth(workspace.root, "sync")).stdout).toBe("UPDATE compose.yaml\n");
    expect(workspace.git("status", "--porcelain")).toBe("");
  });
});
