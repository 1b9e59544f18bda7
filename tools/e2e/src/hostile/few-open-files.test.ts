import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { environment, run } from "../run.ts";
import { expectUntouched, type HostileLab, openHostileLab } from "./hostile-lab.ts";

// A limit of open files strikes wherever one more is opened, from the program's own bundle to git's pipes. Where
// Node itself can't load one file, nothing of ours runs.

const LIMITS = { first: 16, last: 28 };

describe("a limit of open files", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  const limited = (cwd: string, limit: number, ...args: string[]) =>
    spawnSync("sh", ["-c", `ulimit -n ${limit} && exec "$@"`, "sh", process.execPath, ...args], {
      cwd,
      env: environment(),
      encoding: "utf8",
      timeout: 60_000,
    });

  test.each([
    ["list"],
    ["check"],
    ["lint"],
    ["who", "9000"],
    ["doctor"],
    ["sync", "--dry-run"],
    ["service", "swift", "--range=analysis", "--dry-run"],
  ])("lets berth %s work, or ends it with 3 and a code, never with a stack", async (...args) => {
    const { root } = await lab.make();
    await expectUntouched([root], async () => {
      for (let limit = LIMITS.first; limit <= LIMITS.last; limit++) {
        if (limited(root, limit, lab.bin.replace("berth.js", "end-with-error.js")).status !== 0) continue;
        const { status, stderr, stdout } = limited(root, limit, lab.bin, ...args);
        const said = `ulimit -n ${limit}: ${stdout}${stderr}`;
        expect(said).not.toMatch(/^ {4}at /m);
        if (status === 0) continue;
        expect(status, said).toBe(3);
        expect(stdout + stderr).toMatch(/^[A-Z]+_[A-Z]+ {2}/m);
      }
    });
  });

  test("is named by its code where the run needs more files than it has", async () => {
    const { root } = await lab.make();
    const runWith = (limit: number) =>
      limited(root, limit, lab.bin, "service", "swift", "--range=analysis", "--dry-run");
    const ends = [];
    for (let limit = LIMITS.first; limit <= LIMITS.last; limit++) ends.push(runWith(limit));
    expect(ends.filter(({ status, stderr }) => status === 3 && stderr.includes("EMFILE"))).not.toEqual([]);
    expect(runWith(256).status).toBe(0);
  });

  test("or any other error of the system before the program is loaded ends it with 3 and a code", async () => {
    const { root } = await lab.make();
    const doors = join(root, "doors");
    cpSync(dirname(dirname(lab.bin)), doors, { recursive: true });
    rmSync(join(doors, "dist/berth.js"));
    const ended = await expectUntouched([root], () =>
      run(process.execPath, [join(doors, "bin/berth.js"), "list"], { cwd: root }),
    );
    expect(ended).toMatchObject({ status: 3, stdout: "" });
    expect(ended.stderr).toMatch(/^SYSTEM_REFUSED {2}Cannot find module .*berth\.js.*\nFix the cause, /);
  });
});
