import { straceMissing } from "@berth/commit/test/strace";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { berth, nx, plop } from "./run.ts";
import { interrupt, listChanges } from "./strace.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const ARGS = ["service", "price-alerts", "--range=analysis"];
const OTHER = ["swift", "--range=subscriber"];

describe.skipIf(straceMissing)(`berth service, killed between two renames ${straceMissing}`, () => {
  let workspace: Workspace;
  let finished: Map<string, string>;

  beforeAll(async () => {
    workspace = makeWorkspace();
    const calls = await listChanges(workspace.root, ["node_modules/.bin/berth", ...ARGS]);
    finished = workspace.files();
    workspace.reset();
    const journal = calls.findIndex(({ name, nth }) => name === "rename" && nth === 2);
    const cleanUp = calls.findIndex(({ name }) => name === "unlink");
    const between = calls.slice(journal, cleanUp).filter(({ name }) => name === "rename");
    const call = between[Math.floor(between.length / 8)];
    await interrupt(workspace.root, ["node_modules/.bin/berth", ...ARGS], call);
  });
  afterAll(() => workspace.remove());

  test("left some files as they were, some as planned, and its journal", () => {
    expect(workspace.read("spec/ports.yaml")).toBe(finished.get("spec/ports.yaml"));
    expect(workspace.read("CLAUDE.md")).not.toBe(finished.get("CLAUDE.md"));
    expect(leftovers(workspace.root)).toContain(".git/berth/journal.json");
  });

  test("is reported by berth check", async () => {
    const { status, stdout } = await berth(workspace.root, "check");
    expect(status).toBe(1);
    expect(
      stdout,
    ).toMatch(`UNFINISHED  An earlier run (service price-alerts) was interrupted; only some of its files are in place.
Run npx berth recover to finish it; any generator also finishes it first.
`);
  });

  test("stops a dry run at each door", async () => {
    const before = workspace.files();
    const left = leftovers(workspace.root);
    const [name = "", range = ""] = OTHER;
    const asked = [
      await berth(workspace.root, "service", ...OTHER, "--dry-run"),
      await nx(workspace.root, "g", "service", ...OTHER, "--dry-run"),
      await plop(workspace.root, `--name=${name}`, range, "--protocol=WS", "--purpose=x", "--dry-run"),
    ];
    for (const { status, stderr, stdout } of asked) {
      expect(stdout + stderr).toContain(
        "UNFINISHED  An earlier run (service price-alerts) was interrupted; only some of " + "its files are in place.",
      );
      expect(status).not.toBe(0);
    }
    expect(asked[0]).toMatchObject({ status: 3, stdout: "" });
    expect(workspace.files()).toEqual(before);
    expect(leftovers(workspace.root)).toEqual(left);
  });

  test("is not finished over an edit: both versions stay, and the way out is named", async () => {
    workspace.write("CLAUDE.md", `${workspace.read("CLAUDE.md")}mine\n`);
    const { status, stderr, stdout } = await berth(workspace.root, "service", ...OTHER);
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    const [, staged = ""] = /version is in (\S+)\.$/m.exec(stderr) ?? [];
    expect(
      stderr,
    ).toBe(`FILE_CHANGED  CLAUDE.md was edited (your version is in place) since the run "service price-alerts" was interrupted. The run's version is in ${staged}.
Put the version you want in place and run "npx berth recover", or keep your files as they are and finish the others: "npx berth recover --keep".
`);
    expect(workspace.read(staged)).toBe(finished.get("CLAUDE.md"));
    expect(workspace.read("CLAUDE.md")).toMatch(/mine\n$/);
  });

  test("is finished around the edit by berth recover --keep, which says so", async () => {
    const { status, stdout } = await berth(workspace.root, "recover", "--keep");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Finished the interrupted run: service price-alerts\n\n9021 /);
    expect(stdout).toMatch(/\nKEPT CLAUDE\.md \(as you edited it\)\n$/);
    await berth(workspace.root, "sync");
    const kept = `${finished.get("CLAUDE.md")}mine\n`;
    expect(workspace.files()).toEqual(new Map(finished).set("CLAUDE.md", kept));
    expect(leftovers(workspace.root)).toEqual([]);
  });
});

describe.skipIf(straceMissing)(`berth lint --fix, killed while it stages ${straceMissing}`, () => {
  const FILE = "services/alert/src/main.ts";
  const TEXT = "app.listen(9010);\n";
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  test("has changed nothing, and berth recover leaves nothing of it behind", async () => {
    const lint = ["node_modules/.bin/berth", "lint", "--fix", FILE];
    workspace.write(FILE, TEXT);
    const calls = await listChanges(workspace.root, lint);
    expect(workspace.read(FILE)).not.toBe(TEXT);
    workspace.write(FILE, TEXT);
    // The first puts the list of what is staged in place, the second the journal.
    const [, journal] = calls.filter(({ name }) => name === "rename");
    await interrupt(workspace.root, lint, journal);
    expect(leftovers(workspace.root)).toContainEqual(expect.stringContaining("main.ts"));
    const { status, stderr, stdout } = await berth(workspace.root, "recover");
    expect({ status, stderr, stdout }).toEqual({
      status: 0,
      stderr: "",
      stdout: "There is no run to finish: one that is killed before all is prepared changes nothing.\n",
    });
    expect(leftovers(workspace.root)).toEqual([]);
    expect(workspace.read(FILE)).toBe(TEXT);
  });
});
