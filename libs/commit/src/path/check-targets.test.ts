import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makePlan } from "../../test/make-plan.ts";
import { makeFolder, makeWorkspace, write } from "../../test/make-workspace.ts";
import { checkTargets } from "./check-targets.ts";

const create = (path: string) => ({ path, kind: "create" as const, after: "x" });

describe("checkTargets", () => {
  it("finds nothing wrong with a good plan", () => {
    const { root } = makeWorkspace();
    expect(checkTargets(root, makePlan(root).changes)).toEqual([]);
  });

  it("names every unsafe path at once", () => {
    const failures = checkTargets(makeFolder(), [create("../a"), create("ok"), create(".git/b")]);
    expect(failures.map(({ code }) => code)).toEqual(["PATH_UNSAFE", "PATH_UNSAFE"]);
  });

  it("refuses to make a file that is there, and to update one that was edited or is gone", () => {
    const { root } = makeWorkspace();
    const { changes } = makePlan(root);
    write(root, "spec/PORTS.md", "mine");
    write(root, "spec/ports.yaml", "edited");
    rmSync(join(root, "CLAUDE.md"));
    const failures = checkTargets(root, changes);
    expect(failures.map(({ code }) => code)).toEqual(["FILE_CHANGED", "FILE_EXISTS", "FILE_CHANGED"]);
    expect(failures[0]?.message).toMatch("spec/ports.yaml was edited");
    expect(failures[2]?.message).toMatch("CLAUDE.md was deleted");
  });

  it("refuses an update that does not say what it was planned from", () => {
    const { root } = makeWorkspace();
    const [failure] = checkTargets(root, [{ path: "CLAUDE.md", kind: "update", after: "x" }]);
    expect(failure?.code).toBe("FILE_CHANGED");
  });

  it.each(["services", "Services/a", "SPEC/ports.yaml", "spec/Ports.yaml", "claude.md"])(
    "refuses %s: a folder, or a twin of what is there",
    (path) => {
      const { root } = makeWorkspace();
      const code = path === "services" ? "FILE_EXISTS" : "PATH_UNSAFE";
      expect(checkTargets(root, [create(path)])).toMatchObject([{ code }]);
    },
  );

  it("refuses a twin in another Unicode form", () => {
    const root = makeFolder();
    write(root, "cafe\u0301/a", "");
    expect(checkTargets(root, [create("caf\u00e9/b")])).toMatchObject([{ code: "PATH_UNSAFE" }]);
  });

  it("refuses links, FIFOs and folders in the place of a file", () => {
    const { root } = makeWorkspace();
    const { changes } = makePlan(root);
    const outside = makeFolder();
    for (const path of ["spec/ports.yaml", "config", "CLAUDE.md"]) {
      rmSync(join(root, path), { recursive: true });
    }
    symlinkSync(join(outside, "victim"), join(root, "spec/ports.yaml"));
    symlinkSync(outside, join(root, "config"));
    mkdirSync(join(root, "CLAUDE.md"));
    execFileSync("mkfifo", [join(root, "spec/PORTS.md")]);
    const failures = checkTargets(root, changes);
    expect(failures.map(({ code }) => code)).toEqual(Array(4).fill("PATH_UNSAFE"));
  });
});
