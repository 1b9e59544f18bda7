import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { environment, run } from "../run.ts";
import { type CloneLab, openCloneLab, UNBOUND } from "./clone-lab.ts";
import { shadowGit } from "./shadow-git.ts";

const NOTHING_DONE = "No claim can be removed yet.\n";

describe("berth list --claims and berth resolve --prune", () => {
  let lab: CloneLab;
  beforeAll(() => {
    lab = openCloneLab();
  });
  afterEach(() => lab.reset());
  afterAll(() => lab.close());

  async function cloneWith(name: string, ...services: string[]): Promise<string> {
    const root = lab.clone(name);
    for (const service of services) {
      const made = await lab.berth(root, "reserve", service, "--range=analysis");
      expect(made.status, made.stderr).toBe(0);
    }
    return root;
  }
  const commit = (root: string, message: string) => {
    lab.git(root, "add", "-A");
    lab.git(root, "commit", "-q", "-m", message);
  };
  const prune = async (root: string, ...flags: string[]) => {
    const { status, stderr, stdout } = await lab.berth(root, "resolve", "--prune", ...flags);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };

  test("list who claimed what, for people and as JSON", async () => {
    const root = await cloneWith("a", "swift", "heron");
    const today = new Date().toISOString().slice(0, 10);
    expect((await lab.berth(root, "list", "--claims")).stdout).toBe(
      `9020  swift  e2e  ${today}\n9021  heron  e2e  ${today}\n`,
    );
    const { claims } = JSON.parse((await lab.berth(root, "list", "--claims", "--json")).stdout);
    expect(claims).toEqual([
      {
        port: 9020,
        hash: lab.claims().get(9020),
        service: "swift",
        by: "e2e",
        date: today,
        clone: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      {
        port: 9021,
        hash: lab.claims().get(9021),
        service: "heron",
        by: "e2e",
        date: today,
        clone: claims[0].clone,
      },
    ]);
  });

  test("say so where nothing is claimed, and where the spec names no remote", async () => {
    const root = lab.clone("a");
    expect((await lab.berth(root, "list", "--claims")).stdout).toBe("No number is claimed.\n");
    expect(await prune(root)).toBe(NOTHING_DONE);
    lab.git(root, "checkout", "-q", "HEAD~1");
    for (const command of [
      ["list", "--claims"],
      ["resolve", "--prune"],
    ])
      expect(await lab.berth(root, ...command)).toMatchObject({
        status: 2,
        stderr:
          "FLAG_INVALID  spec/ports.yaml names no remote to claim ports on.\n" +
          "Add it to the spec first: settings: { reserve: origin }.\n",
      });
  });

  test("drop what has landed, whoever claimed it, and keep what others still work on", async () => {
    const a = await cloneWith("a", "swift");
    commit(a, "swift");
    const b = await cloneWith("b", "heron");
    expect(await prune(b)).toBe(NOTHING_DONE);
    lab.git(a, "push", "-q", "origin", "main");
    // Nobody has fetched in b: the remote is asked, not the memory of it.
    const why = "it is in the spec on the default branch of origin";
    const planned = `DROPPED 9020 (swift): ${why}\n\nDry run: nothing was changed.\n`;
    expect(await prune(b, "--dry-run")).toBe(planned);
    expect([...lab.claims().keys()]).toEqual([9020, 9021]);
    expect(await prune(b)).toBe(`DROPPED 9020 (swift): ${why}\n`);
    expect([...lab.claims().keys()]).toEqual([9021]);
  });

  test("drop what this clone gave up, and nothing that another clone could still have", async () => {
    const a = await cloneWith("a", "swift");
    const b = await cloneWith("b", "heron");
    lab.git(a, "checkout", "-q", "--", ".");
    lab.git(a, "clean", "-fdq");
    lab.git(b, "checkout", "-q", "--", ".");
    expect(JSON.parse(await prune(a, "--json"))).toMatchObject({
      pruned: [
        {
          claim: { port: 9020, service: "swift" },
          why: "this clone no longer uses it",
        },
      ],
    });
    expect([...lab.claims().keys()]).toEqual([9021]);
  });

  test("keep what is on a branch, in a stash, in another worktree, or in the working copy alone", async () => {
    const root = await cloneWith("a", "on-a-branch");
    lab.git(root, "checkout", "-q", "-b", "side");
    commit(root, "side");
    lab.git(root, "checkout", "-q", "main");
    await lab.berth(root, "reserve", "put-aside", "--range=analysis");
    lab.git(root, "stash", "-q", "--include-untracked");
    lab.git(root, "worktree", "add", "-q", "-b", "linked", "../linked");
    await lab.berth(join(root, "../linked"), "reserve", "next-door", "--range=analysis");
    await lab.berth(root, "reserve", "at-hand", "--range=analysis");
    expect([...lab.claims().keys()]).toEqual([9020, 9021, 9022, 9023]);
    expect(await prune(root)).toBe(NOTHING_DONE);
    lab.git(root, "stash", "drop", "-q");
    expect(await prune(root)).toBe("DROPPED 9021 (put-aside): this clone no longer uses it\n");
  });

  test("keep everything of their own where a branch can't be read", async () => {
    const root = await cloneWith("a", "swift");
    lab.git(root, "checkout", "-q", "--", ".");
    appendFileSync(join(root, ".git/refs/heads/broken"), "not a hash\n");
    expect(await prune(root)).toBe(NOTHING_DONE);
  });

  test("never drop a claim that was made anew while they looked", async () => {
    const root = await cloneWith("a", "swift", "heron");
    lab.git(root, "checkout", "-q", "--", ".");
    const renewed = lab.git(root, "commit-tree", "-m", "ibis: 9020", "HEAD^{tree}");
    lab.git(root, "push", "-q", "origin", `${renewed}:refs/heads/elsewhere`);
    // Between their look and their push: the remote sees the new claim first.
    const wrapper = [
      "for word; do case $word in push)",
      `git -C ${lab.remote} update-ref refs/berth/ports/9020 ${renewed};;`,
      'esac; done; exec "$REAL_GIT" "$@"',
    ];
    const path = shadowGit(lab, wrapper);
    const pruned = await run(process.execPath, [lab.bin, "resolve", "--prune"], {
      cwd: root,
      env: path,
    });
    expect(pruned.stdout).toBe("DROPPED 9021 (heron): this clone no longer uses it\n");
    expect(lab.claims()).toEqual(new Map([[9020, renewed]]));
  });

  test("take a ref that is no claim for what it is", async () => {
    const root = lab.clone("a");
    const red = "\u001b[31mred";
    const file = lab.git(root, "rev-parse", "HEAD:CLAUDE.md");
    const env = { ...environment(), GIT_AUTHOR_NAME: red };
    const strange = execFileSync("git", ["commit-tree", "-m", "\u0007no such: text", "HEAD^{tree}"], {
      cwd: root,
      env,
      encoding: "utf8",
    }).trim();
    lab.git(root, "push", "-q", "origin", `${file}:refs/berth/ports/9040`);
    lab.git(root, "push", "-q", "origin", `${strange}:refs/berth/ports/9041`);
    lab.git(root, "push", "-q", "origin", `${strange}:refs/berth/ports/099999`);
    const { stdout } = await lab.berth(root, "list", "--claims");
    const today = new Date().toISOString().slice(0, 10);
    expect(stdout).toBe(`9040  (no claim of berth)\n9041  (no claim of berth)  [31mred  ${today}\n`);
    expect(await prune(root)).toBe(NOTHING_DONE);
    const made = await lab.berth(root, "reserve", "swift", "--port=9040");
    expect(made.stderr).toMatch(/^PORT_TAKEN {2}9040 is taken by a claim on origin\.$/m);
  });

  test("a prune waits for the workspace: a claimed number that is not yet written is no claim to drop", async () => {
    const root = lab.clone("a");
    const gate = join(lab.folder, "gate");
    lab.hook("post-receive", UNBOUND, "echo claimed >> $LOG", `while [ ! -e ${gate} ]; do sleep 0.1; done`);
    const making = lab.berth(root, "reserve", "swift", "--range=analysis");
    while (lab.takeLog().length === 0) await sleep(50);
    lab.hook("post-receive", "exit 0");
    const pruning = prune(root);
    await sleep(1000);
    appendFileSync(gate, "");
    expect((await making).status).toBe(0);
    expect(await pruning).toBe(NOTHING_DONE);
    expect([...lab.claims().keys()]).toEqual([9020]);
  });
});
