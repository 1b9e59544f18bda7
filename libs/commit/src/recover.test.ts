import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { interruptAfter, interruptBefore } from "../test/interrupt.ts";
import { makePlan } from "../test/make-plan.ts";
import { makeWorkspace, type Workspace, write } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { commitPlan } from "./commit-plan.ts";
import { readJournal } from "./journal/read-journal.ts";
import { stagedRoot } from "./moves/staged-path.ts";
import { recover } from "./recover.ts";

/** The tree that the same run leaves when nothing interrupts it. */
function finishedTree(): Record<string, string> {
  const { root, state } = makeWorkspace();
  commitPlan(root, state, makePlan(root));
  return readTree(root);
}

function removeAllStaged({ root }: Workspace): void {
  for (const path of Object.keys(readTree(root))) {
    if (path.includes(".berth-")) rmSync(join(root, path), { recursive: true, force: true });
  }
}

function interrupted(landed = 0) {
  const workspace = makeWorkspace();
  const plan = makePlan(workspace.root);
  const journal = interruptAfter(workspace, plan, landed);
  return { ...workspace, plan, journal };
}

const codes = (result: ReturnType<typeof recover>) =>
  result.ok ? "ok" : result.failures.map(({ code }) => code).join();

describe("recover", () => {
  it("finds nothing in a fresh workspace, and writes nothing to it", () => {
    const { root, state } = makeWorkspace();
    expect(recover(root, state)).toEqual({ ok: true, value: undefined });
    expect(existsSync(join(root, ".git/berth"))).toBe(false);
  });

  it("says that nothing was changed when it cannot remove what a dead run left", () => {
    const { root, state } = makeWorkspace();
    const before = readTree(root);
    mkdirSync(`${state.journal}.tmp`, { recursive: true });
    expect(recover(root, state)).toMatchObject({
      failures: [
        {
          code: "COMMIT_FAILED",
          message: expect.stringMatching(
            /^The files that an .* could not be removed: \.git\/berth\/journal\.json\.tmp: .* Nothing was changed\.$/,
          ),
        },
      ],
    });
    expect(readTree(root)).toEqual(before);
  });

  it("takes back a run that died before its commit point", () => {
    const workspace = makeWorkspace();
    const { root, state } = workspace;
    const before = readTree(root);
    interruptBefore(workspace, makePlan(root));
    writeFileSync(`${state.journal}.tmp`, "half a jour");
    expect(readTree(root)).not.toEqual(before);
    expect(recover(root, state)).toEqual({ ok: true, value: undefined });
    expect(readTree(root)).toEqual(before);
    expect(readState(state)).toEqual([]);
  });

  it.each([0, 1, 2, 3, 6])("finishes a run that died after %d renames", (landed) => {
    const { root, state, plan } = interrupted(landed);
    expect(readJournal(state)).toMatchObject({ ok: true, value: { title: plan.title } });
    expect(recover(root, state)).toEqual({
      ok: true,
      value: {
        title: plan.title,
        planId: plan.id,
        service: "price-alerts",
        ports: plan.ports,
        changes: plan.changes.map(({ path, kind }) => ({ path, kind })),
        kept: [],
      },
    });
    expect(readTree(root)).toEqual(finishedTree());
    expect(readState(state)).toEqual([]);
    expect(recover(root, state)).toEqual({ ok: true, value: undefined });
  });

  it("makes lost, cut and strange staged images again", () => {
    const lost = interrupted();
    removeAllStaged(lost);
    const cut = interrupted();
    for (const { staged } of cut.journal.moves) {
      writeFileSync(join(cut.root, staged), "cut");
      if (staged.endsWith("/package.json")) write(cut.root, join(dirname(staged), "strange"), "");
    }
    for (const { root, state } of [lost, cut]) {
      expect(recover(root, state).ok).toBe(true);
      expect(readTree(root)).toEqual(finishedTree());
    }
  });

  it("makes an image again whose mode was not set yet", () => {
    const { root, state, journal } = interrupted();
    const move = journal.moves.find(({ path }) => path === "config/ports.env");
    chmodSync(join(root, move?.staged ?? ""), 0o600);
    recover(root, state);
    expect(statSync(join(root, "config/ports.env")).mode & 0o777).toBe(0o640);
  });

  it("makes a folder again that was emptied and lost", () => {
    const { root, state } = interrupted();
    rmSync(join(root, "services"), { recursive: true });
    expect(recover(root, state).ok).toBe(true);
    expect(readFileSync(join(root, "services/price-alerts/src/main.ts"), "utf8")).toBe("listen();\n");
  });

  it.each([0, 2, 6])("writes nothing over an edited file (after %d renames), and names both versions", (landed) => {
    const workspace = interrupted(landed);
    const { root, state } = workspace;
    removeAllStaged(workspace);
    write(root, "config/ports.env", "MINE=1\n");
    write(root, "spec/PORTS.md", "mine\n");
    const before = readTree(root);
    const result = recover(root, state);
    expect(codes(result)).toBe("FILE_CHANGED,FILE_CHANGED");
    if (result.ok) return;
    for (const { message, fix } of result.failures) {
      const staged = /version is in (\S+)\.$/.exec(message)?.[1] ?? "";
      expect(readFileSync(join(root, staged), "utf8")).toMatch("9021");
      expect(fix).toMatch("npx berth recover --keep");
    }
    expect(readTree(root)).toMatchObject(before);
    expect(readJournal(state)).toMatchObject({ value: { title: "service price-alerts" } });
    expect(codes(recover(root, state))).toBe("FILE_CHANGED,FILE_CHANGED");
  });

  it("goes on when either version is put in place of the edit", () => {
    const { root, state, journal } = interrupted();
    write(root, "config/ports.env", "MINE=1\n");
    write(root, "CLAUDE.md", "mine\n");
    expect(codes(recover(root, state))).toBe("FILE_CHANGED,FILE_CHANGED");
    const move = journal.moves.find(({ path }) => path === "config/ports.env");
    renameSync(join(root, move?.staged ?? ""), join(root, "config/ports.env"));
    write(root, "CLAUDE.md", "# Ours\n");
    expect(codes(recover(root, state))).toBe("ok");
    expect(readTree(root)).toEqual(finishedTree());
  });

  it("keeps edited, deleted and half-made things with keepEdited, and finishes the others", () => {
    const { root, state } = interrupted();
    write(root, "config/ports.env", "MINE=1\n");
    rmSync(join(root, "CLAUDE.md"));
    write(root, "services/price-alerts/package.json", '{"mine":1}\n');
    expect(codes(recover(root, state))).toBe("FILE_CHANGED,FILE_CHANGED,FILE_CHANGED");
    const result = recover(root, state, { keepEdited: true });
    expect(result).toMatchObject({
      ok: true,
      value: { kept: ["services/price-alerts/package.json", "config/ports.env", "CLAUDE.md"] },
    });
    expect(result.ok && result.value?.changes.map(({ path }) => path)).not.toContain("CLAUDE.md");
    expect(readFileSync(join(root, "config/ports.env"), "utf8")).toBe("MINE=1\n");
    expect(existsSync(join(root, "CLAUDE.md"))).toBe(false);
    const finished = finishedTree();
    const { "CLAUDE.md": _, ...expected } = finished;
    expected["config/ports.env"] = "100640 MINE=1\n";
    expected["services/price-alerts/package.json"] = '100644 {"mine":1}\n';
    expect(readTree(root)).toEqual(expected);
    expect(readState(state)).toEqual([]);
  });

  it("fills a folder that is there already, such as one that a killed run left half full", () => {
    const { root, state } = interrupted();
    mkdirSync(join(root, "services/price-alerts/src"), { recursive: true });
    expect(recover(root, state)).toMatchObject({ ok: true, value: { kept: [] } });
    expect(readTree(root)).toEqual(finishedTree());
  });

  it("finishes a run of an earlier version, which moves a whole folder", () => {
    const { root, state, journal } = interrupted(1);
    const isInFolder = ({ path }: { path: string }) => path.startsWith("services/");
    const folder = {
      staged: stagedRoot(journal.moves.find(isInFolder)?.staged ?? ""),
      target: "services/price-alerts",
      kind: "directory",
      files: journal.moves.filter(isInFolder).map(({ staged: _, ...file }) => file),
    };
    const others = journal.moves.filter((move) => !isInFolder(move));
    const files = others.map(({ staged, ...file }) => ({ staged, target: file.path, kind: "file", files: [file] }));
    writeFileSync(state.journal, JSON.stringify({ ...journal, version: 2, moves: [...files, folder] }));
    expect(codes(recover(root, state))).toBe("ok");
    expect(readTree(root)).toEqual(finishedTree());
  });

  it("leaves other files of a landed folder alone", () => {
    const { root, state } = interrupted(2);
    write(root, "services/price-alerts/node_modules/x.js", "");
    expect(codes(recover(root, state))).toBe("ok");
    expect(existsSync(join(root, "services/price-alerts/node_modules/x.js"))).toBe(true);
  });

  it("does not follow a link that was swapped in, and can leave it be", () => {
    const { root, state } = interrupted();
    rmSync(join(root, "CLAUDE.md"));
    write(root, "victim", "precious");
    symlinkSync("victim", join(root, "CLAUDE.md"));
    renameSync(join(root, "config"), join(root, "real"));
    symlinkSync("real", join(root, "config"));
    expect(codes(recover(root, state))).toBe("PATH_UNSAFE,PATH_UNSAFE");
    expect(recover(root, state, { keepEdited: true })).toMatchObject({
      value: { kept: ["config/ports.env", "CLAUDE.md"] },
    });
    expect(readFileSync(join(root, "victim"), "utf8")).toBe("precious");
    expect(readFileSync(join(root, "real/ports.env"), "utf8")).toBe("FOUNDATION_PORT=9000\n");
    expect(existsSync(join(root, "docs/services/price-alerts.md"))).toBe(true);
  });

  it("waits until a folder that was replaced by a file is back", () => {
    const { root, state } = interrupted();
    renameSync(join(root, "spec"), join(root, "spec-away"));
    write(root, "spec", "a file");
    expect(codes(recover(root, state))).toMatch("PATH_UNSAFE");
    rmSync(join(root, "spec"));
    renameSync(join(root, "spec-away"), join(root, "spec"));
    expect(codes(recover(root, state))).toBe("ok");
    expect(readTree(root)).toEqual(finishedTree());
  });
});
