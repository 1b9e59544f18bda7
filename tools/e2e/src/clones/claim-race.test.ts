import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scanPorts } from "@berth/registry";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { type CloneLab, openCloneLab, UNBOUND } from "./clone-lab.ts";

describe("clones of one repository", () => {
  let lab: CloneLab;
  beforeAll(() => {
    lab = openCloneLab();
  });
  afterEach(() => lab.reset());
  afterAll(() => lab.close());

  const readPort = (root: string, service: string) =>
    scanPorts(readFileSync(join(root, "spec/ports.yaml"), "utf8")).find((row) => row.service === service)?.port;

  test("sixteen that allocate at once get sixteen numbers, each claimed by its own service", async () => {
    const names = Array.from({ length: 16 }, (_, index) => `ship-${index}`);
    const roots = names.map((name) => lab.clone(name));
    const ended = await Promise.all(
      roots.map((root, index) => lab.berth(root, "service", names[index] ?? "", "--range=analysis")),
    );
    for (const { status, stderr } of ended) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const ports = roots.map((root, index) => readPort(root, names[index] ?? ""));
    const expected = names.map((_, index) => 9020 + index);
    expect([...ports].sort()).toEqual(expected);
    expect([...lab.claims().keys()]).toEqual(expected);
    const { stdout } = await lab.berth(roots[0] ?? "", "list", "--claims", "--json");
    const claims: { port: number; service: string }[] = JSON.parse(stdout).claims;
    for (const { port, service } of claims) expect(ports[names.indexOf(service)]).toBe(port);
  });

  test("one that loses its number at the last moment takes the next, and says who has it", async () => {
    const root = lab.clone("a");
    lab.hook("pre-receive", UNBOUND, "rm $0", "git update-ref refs/berth/ports/9020 $(git rev-parse main)");
    const { status, stdout } = await lab.berth(root, "service", "swift", "--range=analysis");
    expect(status).toBe(0);
    expect(stdout).toContain("9021  SWIFT_PORT  HTTP  analysis");
    expect(stdout).toContain("note: 9020 is taken by a claim on origin.");
    expect([...lab.claims().keys()]).toEqual([9020, 9021]);
  });

  test("one that wants exactly a number that is claimed is told so", async () => {
    await lab.berth(lab.clone("a"), "service", "swift", "--range=analysis");
    const late = await lab.berth(lab.clone("b"), "service", "heron", "--port=9020");
    expect(late).toEqual({
      status: 2,
      signal: null,
      stdout: "",
      stderr:
        "PORT_TAKEN  9020 is taken by a claim on origin.\n" +
        "Give --range=analysis in place of --port to get the next free port, 9021.\n",
    });
  });

  test("one that wasn't fetched for a while sees what has landed since, though its claim is dropped", async () => {
    const stale = lab.clone("stale");
    const busy = lab.clone("busy");
    await lab.berth(busy, "service", "swift", "--range=analysis");
    lab.git(busy, "add", "-A");
    lab.git(busy, "commit", "-q", "-m", "swift");
    lab.git(busy, "push", "-q", "origin", "main");
    expect((await lab.berth(busy, "resolve", "--prune")).stdout).toBe(
      "DROPPED 9020 (swift): it is in the spec on the default branch of origin\n",
    );
    const before = lab.git(stale, "for-each-ref");
    const made = await lab.berth(stale, "service", "heron", "--range=analysis");
    expect(made.stdout).toContain("9021  HERON_PORT  HTTP  analysis");
    expect(made.stdout).toContain("note: 9020 is taken by swift on the default branch of origin.");
    // Looking moved no branch of theirs.
    expect(lab.git(stale, "for-each-ref")).toBe(before);
  });

  test("a linked worktree claims for its clone", async () => {
    const root = lab.clone("a");
    lab.git(root, "worktree", "add", "-q", "-b", "side", "../side");
    const side = join(lab.folder, "clones/side");
    const made = await lab.berth(side, "service", "swift", "--range=analysis");
    expect(made.status, made.stderr).toBe(0);
    // Its number is in use there, so the main worktree must keep it.
    expect((await lab.berth(root, "resolve", "--prune")).stdout).toBe("No claim can be removed yet.\n");
    lab.git(root, "worktree", "remove", "--force", "../side");
    lab.git(root, "branch", "-q", "-D", "side");
    expect((await lab.berth(root, "resolve", "--prune")).stdout).toBe(
      "DROPPED 9020 (swift): this clone no longer uses it\n",
    );
    expect(lab.claims().size).toBe(0);
  });

  test("a clone without an identity claims as berth", async () => {
    const root = lab.clone("a");
    const nobody = { GIT_AUTHOR_NAME: "", GIT_AUTHOR_EMAIL: "", GIT_COMMITTER_NAME: "" };
    const args = [lab.bin, "service", "swift", "--range=analysis"];
    const made = await run(process.execPath, args, { cwd: root, env: nobody });
    expect(made.status, made.stderr).toBe(0);
    expect((await lab.berth(root, "list", "--claims")).stdout).toMatch(/^9020 {2}swift {2}berth {2}\d{4}-\d\d-\d\d\n$/);
  });
});
