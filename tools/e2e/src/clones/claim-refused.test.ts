import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Ended, run } from "../run.ts";
import { expectTree } from "../sweep/expect-tree.ts";
import { readTree } from "../sweep/tree.ts";
import { type CloneLab, openCloneLab } from "./clone-lab.ts";
import { openSilentRemote } from "./silent-remote.ts";

const FIX = "Fix the cause, or skip the claim with --no-reserve and resolve a collision when you merge.";

describe("a number that can't be claimed is not taken", () => {
  let lab: CloneLab;
  beforeAll(() => {
    lab = openCloneLab();
  });
  afterEach(() => lab.reset());
  afterAll(() => lab.close());

  const REQUEST = ["service", "swift", "--range=analysis"];

  /** Runs `berth`, expects these lines and status 3, and that nothing changed. */
  async function expectFailure(root: string, run: () => Promise<Ended>, ...lines: string[]): Promise<void> {
    const before = readTree(root);
    const { signal, status, stderr, stdout } = await run();
    expect({ status, signal, stdout, stderr }).toEqual({
      status: 3,
      signal: null,
      stdout: "",
      stderr: `${[...lines, FIX].join("\n")}\n`,
    });
    expectTree(root, before, stderr);
    expect(lab.claims().size).toBe(0);
  }

  test("because the remote is not there: --no-reserve works without it", async () => {
    const root = lab.clone("a");
    lab.git(root, "remote", "set-url", "origin", "/nowhere/at/all.git");
    await expectFailure(
      root,
      () => lab.berth(root, ...REQUEST),
      "CLAIM_FAILED  origin, where ports are claimed, cannot be used: '/nowhere/at/all.git' does not appear " +
        "to be a git repository. Nothing was changed.",
    );
    const dry = await lab.berth(root, ...REQUEST, "--dry-run");
    expect(dry.status).toBe(3);
    const made = await lab.berth(root, ...REQUEST, "--no-reserve");
    expect(made.status, made.stderr).toBe(0);
  });

  test("because the spec names no remote of this clone, though a folder has that name", async () => {
    const root = lab.clone("a");
    lab.git(root, "remote", "rename", "origin", "upstream");
    lab.git(root, "clone", "-q", "--bare", lab.remote, "origin");
    await expectFailure(
      root,
      () => lab.berth(root, ...REQUEST),
      "CLAIM_FAILED  origin, where ports are claimed, is not a remote of this git repository. Nothing was changed.",
    );
  });

  test("because a hook of the remote declines: its words are passed on, and it is asked once", async () => {
    const root = lab.clone("a");
    lab.hook("pre-receive", "echo asked >> $LOG", "echo no refs but heads here >&2", "exit 1");
    await expectFailure(
      root,
      () => lab.berth(root, ...REQUEST),
      "CLAIM_FAILED  origin refuses refs/berth/ports/9020: pre-receive hook declined. Nothing was changed.",
      "  remote: no refs but heads here",
    );
    expect(lab.takeLog()).toEqual(["asked"]);
  });

  test("because the remote hides such refs", async () => {
    const root = lab.clone("a");
    lab.git(lab.remote, "config", "transfer.hideRefs", "refs/berth");
    await expectFailure(
      root,
      () => lab.berth(root, ...REQUEST),
      "CLAIM_FAILED  origin refuses refs/berth/ports/9020: deny updating a hidden ref. Nothing was changed.",
    );
    lab.git(lab.remote, "config", "--unset", "transfer.hideRefs");
  });

  test("because a lock was left behind on the remote: it is tried a few times, not for ever", async () => {
    const root = lab.clone("a");
    mkdirSync(join(lab.remote, "refs/berth/ports"), { recursive: true });
    lab.git(lab.remote, "config", "core.filesRefLockTimeout", "0");
    writeFileSync(join(lab.remote, "refs/berth/ports/9020.lock"), "");
    await expectFailure(
      root,
      () => lab.berth(root, ...REQUEST),
      "CLAIM_FAILED  origin refuses refs/berth/ports/9020: atomic transaction failed. Nothing was changed.",
    );
    rmSync(join(lab.remote, "refs/berth/ports/9020.lock"));
  });

  test("because the remote doesn't answer: it is waited for as long as BERTH_NETWORK_TIMEOUT says", async () => {
    const root = lab.clone("a");
    const silent = await openSilentRemote();
    lab.git(root, "remote", "set-url", "origin", silent.url);
    const started = performance.now();
    await expectFailure(
      root,
      () =>
        run(process.execPath, [lab.bin, ...REQUEST], {
          cwd: root,
          env: { BERTH_NETWORK_TIMEOUT: "1.5" },
        }),
      "CLAIM_FAILED  origin, where ports are claimed, cannot be used: no answer within 1.5 s. Nothing was changed.",
    );
    expect(performance.now() - started).toBeLessThan(25_000);
    silent.close();
  });

  test("a service that is refused anyway, or takes over a number, needs no remote", async () => {
    const root = lab.clone("a");
    lab.git(root, "remote", "remove", "origin");
    const refused = await lab.berth(root, "service", "Swift", "--range=analysis");
    expect(refused.stderr).toMatch(/^NAME_INVALID /);
    const taken = await lab.berth(root, "service", "alert");
    expect(taken.status, taken.stderr).toBe(0);
    expect(taken.stdout).toContain("9003  ALERT_PORT  HTTP  core");
  });

  test("--no-reserve makes no contact with the remote", async () => {
    const root = lab.clone("a");
    const silent = await openSilentRemote();
    lab.git(root, "remote", "set-url", "origin", silent.url);
    for (const flags of [["--dry-run"], ["--json"]]) {
      const made = await lab.berth(root, ...REQUEST, "--no-reserve", ...flags);
      expect(made.status, made.stderr).toBe(0);
    }
    expect(silent.calls()).toBe(0);
    silent.close();
  });

  test("without git nothing can be claimed, and the plan says so", async () => {
    const root = lab.clone("a");
    rmSync(join(root, ".git"), { recursive: true });
    const made = await lab.berth(root, ...REQUEST);
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toContain("note: There is no git repository here, so nothing is claimed on origin.");
  });
});
