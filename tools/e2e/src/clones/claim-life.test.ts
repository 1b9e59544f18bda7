import { existsSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { expectTree } from "../sweep/expect-tree.ts";
import { readTree } from "../sweep/tree.ts";
import { type CloneLab, openCloneLab } from "./clone-lab.ts";

const REQUEST = ["service", "swift", "--range=analysis"];
const NAMES = "while read old new ref; do echo $old $new $ref >> $LOG; done";
const NOTHING = "0".repeat(40);

describe("a claim", () => {
  let lab: CloneLab;
  beforeAll(() => {
    lab = openCloneLab();
  });
  afterEach(() => lab.reset());
  afterAll(() => lab.close());

  /** A clone in which every plan for a service is refused at the last check: behind the claim. */
  function cloneWithLinkedServices(): string {
    const root = lab.clone("a");
    renameSync(join(root, "services"), join(root, "moored"));
    symlinkSync("moored", join(root, "services"));
    return root;
  }
  const REFUSAL =
    "PATH_UNSAFE  services/swift/Dockerfile.dockerignore may not be written: services is a symbolic link.";

  test("is given back by a run that fails behind it", async () => {
    const root = cloneWithLinkedServices();
    lab.hook("post-receive", NAMES);
    const before = readTree(root);
    const { status, stderr } = await lab.berth(root, ...REQUEST);
    expect(status).toBe(2);
    expect(stderr).toContain(`${REFUSAL}\n`);
    expectTree(root, before, stderr);
    const [claimed = "", released, ...more] = lab.takeLog();
    const [old, hash] = claimed.split(" ");
    expect(old).toBe(NOTHING);
    expect(released).toBe(`${hash} ${NOTHING} refs/berth/ports/9020`);
    expect(more).toEqual([]);
  });

  test("that the remote doesn't take back is said to be left, and is dropped later", async () => {
    const root = cloneWithLinkedServices();
    const refuse = "case $new in 0000*) echo what is here stays here >&2; exit 1;; esac";
    lab.hook("pre-receive", `while read old new ref; do ${refuse}; done`);
    const { stderr } = await lab.berth(root, ...REQUEST);
    expect(stderr).toContain("The claim on 9020 could not be released; npx berth resolve --prune releases it later.");
    expect([...lab.claims().keys()]).toEqual([9020]);
    expect(await lab.berth(root, "resolve", "--prune")).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(
        new RegExp(
          "^CLAIM_FAILED {2}origin refuses refs/berth/ports/9020: pre-receive hook declined\\. .*\n" +
            " {2}remote: what is here stays here\n",
        ),
      ),
    });
    lab.hook("pre-receive", "exit 0");
    expect((await lab.berth(root, "resolve", "--prune")).status).toBe(0);
    expect(lab.claims().size).toBe(0);
  });

  test.skipIf(straceMissing)(`stays where the run is committed but unfinished ${straceMissing}`, async () => {
    const root = lab.clone("a");
    // The first renames put the list of staged files and the journal in place: the commit point.
    const inject = ["-e", "trace=rename", "-e", "inject=rename:error=EIO:when=3+"];
    const flags = ["-qq", "-o", "/dev/null", ...inject, process.execPath];
    const { status, stderr } = await run("strace", [...flags, lab.bin, ...REQUEST], {
      cwd: root,
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^UNFINISHED {2}/);
    expect([...lab.claims().keys()]).toEqual([9020]);
    const dry = await lab.berth(root, "resolve", "--prune", "--dry-run");
    expect(dry.stderr).toMatch(/^UNFINISHED {2}An earlier run \(service swift\) was interrupted/);
    // The number is in the journal alone; pruning finishes the run first.
    expect((await lab.berth(root, "resolve", "--prune")).stdout).toBe("No claim can be removed yet.\n");
    expect(readFileSync(join(root, "spec/ports.yaml"), "utf8")).toContain("\n  9020:\n");
  });

  test("of a run that was killed behind it costs a number, until it is pruned", async () => {
    const root = lab.clone("a");
    const pid = join(lab.folder, "pid");
    lab.hook("post-receive", `kill -9 $(cat ${pid})`);
    const script = `echo $$ > ${pid}; exec "$0" "$@"`;
    const before = readTree(root);
    const killed = await run("sh", ["-c", script, process.execPath, lab.bin, ...REQUEST], {
      cwd: root,
    });
    expect(killed.signal).toBe("SIGKILL");
    expectTree(root, before, "killed");
    lab.hook("post-receive", "exit 0");
    expect([...lab.claims().keys()]).toEqual([9020]);
    const again = await lab.berth(root, ...REQUEST);
    expect(again.stdout).toContain("9021  SWIFT_PORT  HTTP  analysis");
    expect((await lab.berth(root, "resolve", "--prune")).stdout).toBe(
      "DROPPED 9020 (swift): this clone no longer uses it\n",
    );
    expect([...lab.claims().keys()]).toEqual([9021]);
  });

  test("is not made by a dry run, which shows the number that the real run gets", async () => {
    await lab.berth(lab.clone("b"), "service", "heron", "--range=analysis");
    const root = lab.clone("a");
    const before = readTree(root);
    const state = () => [lab.git(root, "for-each-ref"), existsSync(join(root, ".git/berth"))];
    const stateBefore = state();
    const dry = await lab.berth(root, ...REQUEST, "--dry-run", "--json");
    expectTree(root, before, dry.stderr);
    expect(state()).toEqual(stateBefore);
    expect([...lab.claims().keys()]).toEqual([9020]);
    const { plan, ports } = JSON.parse(dry.stdout);
    expect(ports).toMatchObject([{ port: 9021 }]);
    const made = await lab.berth(root, ...REQUEST, "--json", `--plan=${plan}`);
    // The real run also says what to do next.
    expect(JSON.parse(made.stdout), made.stderr).toMatchObject(JSON.parse(dry.stdout));
    expect([...lab.claims().keys()]).toEqual([9020, 9021]);
  });

  test("is not made by a service that takes over a reserved number", async () => {
    const root = lab.clone("a");
    const made = await lab.berth(root, "service", "alert");
    expect(made.status, made.stderr).toBe(0);
    expect(lab.claims().size).toBe(0);
  });

  test("is made by a reservation, too", async () => {
    const made = await lab.berth(lab.clone("a"), "reserve", "swift", "--range=analysis");
    expect(made.status, made.stderr).toBe(0);
    expect([...lab.claims().keys()]).toEqual([9020]);
  });
});
