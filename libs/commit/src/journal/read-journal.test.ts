import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interruptAfter } from "../../test/interrupt.ts";
import { makePlan } from "../../test/make-plan.ts";
import { makeWorkspace } from "../../test/make-workspace.ts";
import { readTree } from "../../test/read-tree.ts";
import { recover } from "../recover.ts";
import type { Journal } from "./journal.ts";
import { parseJournal, readJournal } from "./read-journal.ts";

const workspace = () => {
  const made = makeWorkspace();
  return { ...made, journal: interruptAfter(made, makePlan(made.root)) };
};

const damages: [string, (journal: Journal) => unknown][] = [
  ["cut in the middle", (journal) => JSON.stringify(journal).slice(0, 500)],
  ["empty", () => ""],
  ["a list", () => []],
  ["of a later version", (journal) => ({ ...journal, version: 4 })],
  ["without moves", ({ moves: _, ...rest }) => rest],
  ["with a changed text", (journal) => JSON.stringify(journal).replace("listen()", "hacked()")],
  ["with a target outside", (journal) => JSON.stringify(journal).replaceAll("CLAUDE.md", "../x.md")],
  ["with a target in .git", (journal) => JSON.stringify(journal).replaceAll("docs", ".git")],
  ["with a foreign staged name", (journal) => JSON.stringify(journal).replaceAll(".berth-", "berth-")],
  ["with a port that is none", (journal) => ({ ...journal, ports: [{ port: "9021" }] })],
  ["with a kind that is none", (journal) => JSON.stringify(journal).replace('"create"', '"rename"')],
];

describe("readJournal", () => {
  it("reads what was written, and nothing where nothing is", () => {
    const { state, journal } = workspace();
    expect(readJournal(state)).toEqual({ ok: true, value: journal });
    expect(readJournal(makeWorkspace().state)).toEqual({ ok: true, value: undefined });
  });

  it.each(damages)("refuses one that is %s, and so does recover", (_, damage) => {
    const { root, state, journal } = workspace();
    const damaged = damage(journal);
    writeFileSync(state.journal, typeof damaged === "string" ? damaged : JSON.stringify(damaged));
    const before = readTree(root);
    for (const result of [readJournal(state), recover(root, state)]) {
      expect(result).toMatchObject({ ok: false, failures: [{ code: "UNFINISHED" }] });
    }
    expect(readTree(root)).toEqual(before);
  });

  it("names the place where the disk does not let it look", () => {
    const { state } = workspace();
    const journal = `${state.journal}${"x".repeat(300)}`;
    expect(readJournal({ ...state, journal })).toMatchObject({
      failures: [{ code: "COMMIT_FAILED", message: expect.stringContaining(`${journal} cannot be read`) }],
    });
  });

  it("tells what is wrong", () => {
    expect(parseJournal("{")).toMatch("not JSON");
    expect(parseJournal('{"version":9}')).toMatch("version 9");
    expect(parseJournal('{"version":1}')).toMatch("missing");
  });
});
