import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FAILURE_CODES, type Failure } from "@berth/registry";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HostileLab, openHostileLab, writeText } from "../hostile/hostile-lab.ts";
import { type Ended, environment, run } from "../run.ts";
import { REPOSITORY } from "../workspace.ts";
import { commandsIn } from "./commands-in.ts";
import type { FixLab } from "./fix-case.ts";
import { FIX_CASES, FOLLOWED_ELSEWHERE } from "./fix-cases.ts";

/** Every failure in what a command prints with --json, whichever command it is. */
function failuresIn({ stdout }: Ended): Failure[] {
  const { errors = [], failures = [], findings = [], warnings = [] } = JSON.parse(stdout);
  return [...failures, ...errors, ...findings, ...warnings];
}

describe("what a fix says, done to the letter", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  const open = (root: string): FixLab => {
    const berth = (...args: string[]) => lab.berth(root, ...args);
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    return {
      root,
      berth,
      read,
      git: (...args) => void execFileSync("git", args, { cwd: root, env: environment(), stdio: "pipe" }),
      write: (path, text) => writeText(root, path, text),
      remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
      async edit(from, to) {
        const before = read("spec/ports.yaml");
        const after = before.replace(from, to);
        expect(after).not.toBe(before);
        writeText(root, "spec/ports.yaml", after);
        await berth("sync");
      },
    };
  };

  test("is tried for every code", () => {
    const tried = [...FIX_CASES.map(({ code }) => code), ...Object.keys(FOLLOWED_ELSEWHERE)];
    expect([...new Set(tried)].sort()).toEqual(Object.keys(FAILURE_CODES).sort());
    for (const [code, file] of Object.entries(FOLLOWED_ELSEWHERE))
      expect(readFileSync(join(REPOSITORY, file), "utf8"), file).toContain(code);
  });

  test.each(FIX_CASES)("$code of berth $show", async ({ again, before, break: damage, code, follow, says, show }) => {
    const { root } = await lab.make();
    const broken = open(root);
    await damage?.(broken);
    const shown = await broken.berth(...show, "--json");
    const failure = failuresIn(shown).find((one) => one.code === code);
    const fix = failure?.fix ?? "";
    expect(fix, JSON.stringify(failuresIn(shown))).not.toBe("");
    if (says !== undefined) expect(fix).toContain(says);
    const commands = commandsIn(fix);
    expect(commands.length > 0 || says !== undefined, `nothing of ${fix} is followed`).toBe(true);

    before?.(broken);
    // Each command by itself: one text may offer several.
    for (const [index, command] of commands.entries()) {
      const copy = `${root}-${index}`;
      cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
      const ended = await inWorkspace(copy, command);
      if (says === undefined) expect(ended.status, `${command}\n${ended.stdout}${ended.stderr}`).toBe(0);
      else expect(ended.stderr, command).not.toMatch(/FLAG_INVALID|SERVICE_UNKNOWN|RANGE_UNKNOWN|RANGE_FULL/);
    }
    const [first] = commands;
    if (first !== undefined && says === undefined) await inWorkspace(root, first);
    await follow?.(broken, fix);
    const args = typeof again === "function" ? await again(broken) : (again ?? show);
    const after = await broken.berth(...args);
    expect(after.status, after.stdout + after.stderr).toBe(0);
    expect(after.stdout).not.toContain(`${code}  `);
  });

  /** The doors are one: `npx nx g move` is `berth move` here, where no Nx is installed. */
  const inWorkspace = (cwd: string, command: string) =>
    run("bash", ["-c", command.replace(/^npx (?:nx g|nx|berth) /, `'${process.execPath}' '${lab.bin}' `)], { cwd });
});

describe("the commands in a fix", () => {
  test.each([
    ["Run npx nx sync (or npx berth sync).", ["npx nx sync", "npx berth sync"]],
    [
      "Give --range=<id>, or add one with: npx nx g range <id> --ports=9040-9049",
      ["npx nx g range extra --ports=9040-9049"],
    ],
    ["npx berth list shows them all.", ["npx berth list"]],
    ["Run: npx nx g resolve. Without a merge, keep both.", ["npx nx g resolve"]],
    [
      'Restore the old number, then run: npx nx g move a --to=9021 --reason="<why>"',
      ['npx nx g move a --to=9021 --reason="because"'],
    ],
  ])("%s", (fix, commands) => {
    expect(commandsIn(fix)).toEqual(commands);
  });
});
