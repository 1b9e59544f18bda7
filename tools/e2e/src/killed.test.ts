import { existsSync } from "node:fs";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { parseSpec } from "@berth/registry";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { berth, nx } from "./run.ts";
import { interrupt, listChanges } from "./strace.ts";
import type { Call } from "./sweep/call.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const BIN = "node_modules/.bin/berth";
const KILLED = ["service", "price-alerts", "--range=analysis"];
const OTHER = ["service", "swift", "--range=subscriber"];

/** What somebody does next, by turns; each of them deals with the killed run first. */
const NEXT = [
  { name: "berth service of another name", isOther: true, run: berth, args: OTHER },
  { name: "the same command again", isOther: false, run: berth, args: KILLED },
  { name: "berth recover", isOther: false, run: berth, args: ["recover"] },
  { name: "nx g service of another name", isOther: true, run: nx, args: ["g", ...OTHER] },
];
const POINTS = 10;

describe.skipIf(straceMissing)(`kill -9 in the middle of a run ${straceMissing}`, () => {
  let workspace: Workspace;
  let calls: Call[];
  /** The tree without the killed run and with it; each as it is and with the other service on top. */
  const trees: Map<string, string>[] = [];
  const tree = (hasRun: boolean, hasOther: boolean) => trees[Number(hasRun) * 2 + Number(hasOther)];
  const fates = { undone: 0, finished: 0, done: 0 };

  beforeAll(async () => {
    workspace = makeWorkspace();
    const other = async () => expect(await berth(workspace.root, ...OTHER)).toMatchObject({ status: 0 });
    trees.push(workspace.files());
    await other();
    trees.push(workspace.files());
    workspace.reset();
    calls = await listChanges(workspace.root, [BIN, ...KILLED]);
    trees.push(workspace.files());
    await other();
    trees.push(workspace.files());
  });
  afterAll(() => workspace.remove());

  test.each(
    Array.from({ length: POINTS }, (_, point) => {
      const next = NEXT[point % NEXT.length] as (typeof NEXT)[number];
      return [point + 1, next.name, next] as const;
    }),
  )("at point %i of 10, then %s: the run is done or was never begun", async (point, _, next) => {
    workspace.reset();
    const call = calls[Math.floor(((point - 0.5) * calls.length) / POINTS)];
    const killed = await interrupt(workspace.root, [BIN, ...KILLED], call);
    expect(killed).toEqual({ status: null, signal: "SIGKILL", stdout: "", stderr: "" });
    expect(parseSpec(workspace.read("spec/ports.yaml")).ok).toBe(true);
    const hasJournal = existsSync(join(workspace.root, ".git/berth/journal.json"));
    const hasLanded = existsSync(join(workspace.root, "services/price-alerts"));
    const fate = hasJournal ? "finished" : hasLanded ? "done" : "undone";
    fates[fate]++;

    const { status, stderr, stdout } = await next.run(workspace.root, ...next.args);
    const said = stdout + stderr;
    expect(/^Finished the interrupted run: service price-alerts$/m.test(said)).toBe(hasJournal);
    const isAgain = next.args === KILLED;
    // Whoever asks for what is there is told so, even if the run that made it couldn't tell any more.
    expect(said.includes("NAME_TAKEN")).toBe(isAgain && fate === "done");
    expect(status, said).toBe(isAgain && fate === "done" ? 2 : 0);
    expect(workspace.files()).toEqual(tree(isAgain || fate !== "undone", next.isOther));
    expect(leftovers(workspace.root)).toEqual([]);
  });

  test("some of the points lie before the moment of decision and some behind it", () => {
    expect(fates.undone).toBeGreaterThanOrEqual(3);
    expect(fates.finished).toBeGreaterThanOrEqual(3);
  });
});
