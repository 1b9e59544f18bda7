import { appendFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshWorkspace } from "../fresh-workspace.ts";
import { nx, run } from "../run.ts";
import { REPOSITORY } from "../workspace.ts";
import { openHostileLab, writeText } from "./hostile-lab.ts";

test("nx works with a worktree where agents put them, in .claude/worktrees", async () => {
  const { git, root } = freshWorkspace();
  git("worktree", "add", "-q", ".claude/worktrees/wt");
  const { status, stderr, stdout } = await nx(root, "show", "projects");
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toContain("foundation");
  const made = await nx(root, "g", "service", "price-alerts", "--range=analysis");
  expect(made.status, made.stdout + made.stderr).toBe(0);
});

test("the plugin names a worktree that nx takes for more projects, and the line that helps", async () => {
  const lab = openHostileLab();
  onTestFinished(() => lab.close());
  const { root } = await lab.make();
  // The plugin as an installed package: as a project of the workspace nx would find it twice before it is asked.
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"));
  writeText(root, "package.json", '{ "name": "small", "private": true }\n');
  writeText(root, "nx.json", '{ "plugins": ["nx-berth"], "analytics": false }\n');
  appendFileSync(join(root, ".gitignore"), ".nx\nnode_modules\n");
  const git = (...args: string[]) => run("git", args, { cwd: root });
  await git("add", "-A");
  await git("commit", "-qm", "with nx");
  expect((await nx(root, "show", "projects")).stdout).toContain("gate");
  expect((await git("worktree", "add", "-q", "wt")).status).toBe(0);
  const found = await nx(root, "show", "projects");
  const text = found.stdout + found.stderr;
  const said = /wt is a git worktree inside this workspace.*Add the line (\S+) to \.nxignore/.exec(text);
  expect(said?.[1], text).toBe("/wt/");
  expect(found.status).not.toBe(0);
  writeText(root, ".nxignore", `${said?.[1]}\n`);
  expect(await nx(root, "show", "projects")).toMatchObject({ status: 0, stdout: expect.stringContaining("gate") });
});
