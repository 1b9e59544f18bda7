import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, run } from "../run.ts";
import { type HostileLab, openHostileLab, writeText } from "./hostile-lab.ts";

const HOOKS = ["pre-commit", "post-index-change", "reference-transaction", "pre-push", "post-checkout"];

/** Everything that a repository's own configuration can name and git would run while it is only looked at. */
const KEYS = [
  "core.fsmonitor",
  "core.pager",
  "core.editor",
  "core.sshCommand",
  "core.askPass",
  "diff.external",
  "diff.evil.command",
  "diff.evil.textconv",
  "filter.evil.clean",
  "filter.evil.smudge",
  "filter.evil.process",
  // A name that is cut where `-c` takes it for the end of the key.
  "filter.e=v.il.clean",
  "merge.evil.driver",
  "gpg.program",
  "remote.origin.uploadpack",
];

const HARDCODED = 'import { createServer } from "node:http";\ncreateServer().listen(9000);\n';

describe("a repository's configuration names programs, and none of them is run by", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  const git = async (root: string, ...args: string[]): Promise<Ended> => {
    const ended = await run("git", args, { cwd: root });
    expect(ended.status, args.join(" ") + ended.stderr).toBe(0);
    return ended;
  };

  /** A workspace with a staged and a conflicting change, whose configuration is then turned against its reader. */
  async function makeTrap() {
    const { outside, root } = await lab.make();
    await git(root, "checkout", "-q", "-b", "theirs");
    expect((await lab.berth(root, "reserve", "theirs", "--range=analysis")).status).toBe(0);
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "-m", "theirs");
    await git(root, "checkout", "-q", "main");
    expect((await lab.berth(root, "reserve", "ours", "--range=analysis")).status).toBe(0);
    expect((await lab.berth(root, "service", "old", "--range=analysis")).status).toBe(0);
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "-m", "ours");
    const [canary, script] = [join(outside, "canary"), join(outside, "evil.sh")];
    writeText(outside, "evil.sh", `#!/bin/sh\necho "$0 $*" >> ${canary}\nexit 0\n`);
    chmodSync(script, 0o755);
    const arm = async () => {
      for (const key of KEYS) await git(root, "config", key, script);
      await git(root, "config", "remote.origin.url", root);
      mkdirSync(join(root, ".git/hooks"), { recursive: true });
      for (const hook of HOOKS) cpSync(script, join(root, ".git/hooks", hook));
      writeText(root, ".git/info/attributes", "services/old/** filter=e=v.il diff=evil\n*.ts filter=evil diff=evil\n");
    };
    return { arm, canary, root, script };
  }

  test("any command that looks at it", async () => {
    const { arm, canary, root } = await makeTrap();
    writeText(root, "a.ts", HARDCODED);
    await git(root, "add", "a.ts");
    await arm();
    writeText(root, "services/old/src/app.ts", "// Edited.\n");
    const commands = [
      ["lint"],
      ["lint", "--fix", "--dry-run"],
      ["lint", "--fix"],
      ["lint", "--no-spec", "."],
      ["lint", "--baseline", "--dry-run"],
      ["audit"],
      ["import", "--dry-run"],
      ["pre-commit"],
      ["check", "--base=theirs"],
      ["list"],
      ["resolve"],
      ["doctor", "--hooks"],
      ["who", "9000"],
      ["reserve", "next", "--range=analysis"],
      ["retire", "old", "--reason=it is over", "--delete"],
      ["resolve", "--install"],
      ["sync"],
    ];
    const statuses: Record<string, number | null> = {};
    for (const args of commands) statuses[args.join(" ")] = (await lab.berth(root, ...args)).status;
    expect(existsSync(canary)).toBe(false);
    expect(statuses).toMatchObject({ lint: 1, "pre-commit": 1, list: 0, sync: 0, "reserve next --range=analysis": 0 });
  });

  test.each([
    ["the program of the other side", (root: string) => ({ "remote.origin.url": root })],
    ["a remote that is a program", (_: string, script: string) => ({ "remote.origin.url": `ext::${script}` })],
    ["ssh", () => ({ "remote.origin.url": "ssh://x@127.0.0.1/x" })],
  ])("any command in a partial clone that lacks an object, by %s", async (_, remoteOf) => {
    const { arm, canary, root, script } = await makeTrap();
    writeText(root, "a.ts", "// Committed.\n");
    await git(root, "add", "a.ts");
    await git(root, "commit", "-q", "-m", "a");
    const base = (await git(root, "merge-base", "main", "theirs")).stdout.trim();
    const lost = await Promise.all(
      ["HEAD:a.ts", `${base}:spec/ports.yaml`].map(async (name) => (await git(root, "rev-parse", name)).stdout.trim()),
    );
    writeText(root, "a.ts", HARDCODED);
    await git(root, "add", "a.ts");
    await arm();
    for (const object of lost) rmSync(join(root, ".git/objects", object.slice(0, 2), object.slice(2)));
    const promisor = {
      "core.repositoryFormatVersion": "1",
      "extensions.partialClone": "origin",
      "remote.origin.promisor": "true",
      "protocol.ext.allow": "always",
    };
    for (const [key, value] of Object.entries({ ...promisor, ...remoteOf(root, script) }))
      await git(root, "config", key, value);
    const staged = await lab.berth(root, "pre-commit");
    const compared = await lab.berth(root, "check", "--base=theirs");
    for (const args of [["lint"], ["list"], ["reserve", "next", "--range=analysis"], ["sync"]])
      await lab.berth(root, ...args);
    expect(existsSync(canary)).toBe(false);
    expect(staged.status, staged.stdout + staged.stderr).toBe(3);
    expect(staged.stderr).toContain(`GIT_FAILED  The git repository around ${root} cannot be read: object ${lost[0]}`);
    expect(compared.stdout + compared.stderr).toContain("BASE_UNKNOWN");
    expect(compared.stdout + compared.stderr).toContain(`git show ${base}:spec/ports.yaml`);
    // The trap is one: git itself walks into it.
    await run("git", ["cat-file", "-e", lost[0] ?? ""], { cwd: root });
    expect(existsSync(canary)).toBe(true);
  });

  test("resolve, which stages what it has merged", async () => {
    const { arm, canary, root } = await makeTrap();
    expect((await run("git", ["merge", "theirs"], { cwd: root })).status).toBe(1);
    await arm();
    const { status, stderr, stdout } = await lab.berth(root, "resolve");
    expect(existsSync(canary)).toBe(false);
    expect(status, stdout + stderr).toBe(0);
    expect((await git(root, "ls-files", "--unmerged")).stdout).toBe("");
  });

  test("resolve, which leaves a file that needs a filter to be staged by its user", async () => {
    const { arm, canary, root } = await makeTrap();
    expect((await run("git", ["merge", "theirs"], { cwd: root })).status).toBe(1);
    await arm();
    writeText(root, ".git/info/attributes", "*.env filter=evil\n");
    const { status, stderr } = await lab.berth(root, "resolve");
    expect(existsSync(canary)).toBe(false);
    expect(stderr).toMatch(
      /^COMMIT_FAILED {2}The files are merged, but git did not stage them: config\/ports\.env: a git filter applies/,
    );
    expect(stderr).toMatch(/^Run: git add config\/ports\.env$/m);
    expect(status).toBe(3);
  });

  test("lint in a folder that is itself a bare repository, committed as plain files", async () => {
    const { arm, canary, root } = await makeTrap();
    await arm();
    cpSync(join(root, ".git"), join(root, "sub"), { recursive: true });
    await git(join(root, "sub"), "config", "--file", "config", "core.worktree", "..");
    for (const args of [["--no-spec", "sub"], ["--no-spec", "."], []]) {
      const { status, stdout, stderr } = await lab.berth(root, "lint", ...args);
      expect(existsSync(canary)).toBe(false);
      if (args[1] !== "sub") continue;
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^GIT_FAILED {2}.*cannot use bare repository '.*\/sub'/);
      expect(status).toBe(3);
    }
  });
});
