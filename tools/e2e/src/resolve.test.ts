import { afterEach, expect, test } from "vitest";
import { berth, nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const made: Workspace[] = [];
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

/** On main, billing has 9021; on a branch that nobody could see meanwhile, search has it. */
async function collide(prepare: (workspace: Workspace) => Promise<void> = async () => {}) {
  const workspace = makeWorkspace();
  made.push(workspace);
  await prepare(workspace);
  const { git, root } = workspace;
  const allocate = async (service: string) => {
    const ended = await berth(root, "service", service, "--range=analysis");
    expect(ended.stdout).toContain("9021");
    git("add", "-A");
    git("commit", "-qm", `add ${service}`);
  };
  git("checkout", "-qb", "feature");
  await allocate("search");
  git("checkout", "-q", "main");
  git("update-ref", "refs/hidden/feature", "feature");
  git("branch", "-qD", "feature");
  await allocate("billing");
  return workspace;
}

async function expectMerged({ git, read, root }: Workspace) {
  expect(read("config/ports.env")).toContain("BILLING_PORT=9021\nSEARCH_PORT=9022\n");
  const check = await berth(root, "check");
  expect(check.stdout).toContain("0 errors");
  expect(git("diff", "--name-only", "--diff-filter=U")).toBe("");
}

test("nx g resolve finishes a merge that stopped on the spec", async () => {
  const workspace = await collide();
  const { git, root } = workspace;
  expect(() => git("merge", "refs/hidden/feature")).toThrow("Command failed: git merge");
  const ended = await nx(root, "g", "resolve");
  expect(ended.stdout).toContain("search moved from 9021 to 9022: upstream, 9021 belongs to billing.\n");
  expect(ended.status).toBe(0);
  git("commit", "-q", "--no-edit");
  await expectMerged(workspace);
});

test("nx g resolve ends with 1 where something is left, and does nothing in a dry run", async () => {
  const { files, git, read, root, write } = await collide();
  const change = (from: string, to: string) => {
    write("CLAUDE.md", read("CLAUDE.md").replace(from, to));
    git("commit", "-qam", to);
  };
  const [heading = ""] = /^# .*$/m.exec(read("CLAUDE.md")) ?? [];
  change(heading, "# Ours");
  git("checkout", "-qb", "theirs", "refs/hidden/feature");
  change(heading, "# Theirs");
  git("checkout", "-q", "main");
  expect(() => git("merge", "theirs")).toThrow("Command failed: git merge");
  const before = files();
  const dry = await nx(root, "g", "resolve", "--dry-run");
  expect(dry.stdout).toContain("Dry run: nothing was changed.");
  expect(files()).toEqual(before);
  const ended = await nx(root, "g", "resolve");
  expect(ended.stdout).toContain("CLAUDE.md has a conflict outside the text that is derived from the spec.");
  expect(ended.status).toBe(1);
  expect(git("diff", "--name-only", "--diff-filter=U")).toBe("CLAUDE.md\n");
});

test("berth resolve --install makes a plain git merge do it, through npx", async () => {
  const workspace = await collide(async ({ git, root }) => {
    expect((await berth(root, "resolve", "--install")).status).toBe(0);
    git("add", "-A");
    git("commit", "-qm", "let git merge the registry");
  });
  workspace.git("merge", "-q", "refs/hidden/feature");
  await expectMerged(workspace);
});
