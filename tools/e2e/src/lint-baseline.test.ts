import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOSTILE_FILES } from "./hostile/hostile-files.ts";
import { expectUntouched, type HostileLab, openHostileLab, writeText } from "./hostile/hostile-lab.ts";
import { type Ended, run } from "./run.ts";

const BASELINE = "config/ports.lint.json";
const LISTEN = "app.listen(9000);\n";
const CALL = 'fetch("http://localhost:9000/x");\n';

let lab: HostileLab;
let root: string;
let outside: string;
beforeAll(() => {
  lab = openHostileLab();
});
afterAll(() => lab.close());
beforeEach(async () => {
  ({ root, outside } = await lab.make());
  write("apps/web/main.ts", LISTEN + CALL);
  write("apps/web ui/a b.ts", CALL);
});

const write = (path: string, text: string) => writeText(root, path, text);
const read = (path = BASELINE) => readFileSync(join(root, path), "utf8");
const lint = (...args: string[]) => lab.berth(root, "lint", ...args);
const git = async (cwd: string, ...args: string[]) => passes(run("git", args, { cwd }));

async function passes(ending: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await ending;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** The files and lines of the findings that fail. */
async function failing(...args: string[]): Promise<string[]> {
  const { status, stderr, stdout } = await lint("--json", ...args);
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout);
  expect(status).toBe(findings.length > 0 ? 1 : 0);
  return findings.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`);
}

/** The excuses of the baseline, a line each. */
const excuses = () => read().split("\n").slice(2, -3);

describe("berth lint --baseline", () => {
  test("lets everything that is there pass, and a second run changes nothing", async () => {
    const dry = await passes(lint("--baseline", "--dry-run"));
    expect(dry).toMatch(/^\+ {2}"apps\/web\/main\.ts bind 9000 [\da-f]{8}": 1,$/m);
    expect(dry).toMatch(/^Would write config\/ports\.lint\.json: 3 findings in 2 files\.$/m);
    expect(existsSync(join(root, BASELINE))).toBe(false);
    expect(await passes(lint("--baseline"))).toMatch(/^Wrote config\/ports\.lint\.json: 3 findings in 2 files\.\n/);
    expect(excuses()).toEqual([
      expect.stringMatching(/^ {2}"apps\/web ui\/a b\.ts connect 9000 [\da-f]{8}": 1,$/),
      expect.stringMatching(/^ {2}"apps\/web\/main\.ts bind 9000 [\da-f]{8}": 1,$/),
      expect.stringMatching(/^ {2}"apps\/web\/main\.ts connect 9000 [\da-f]{8}": 1,$/),
    ]);
    expect(await passes(lint())).toMatch(/^No new hardcoded port\.\nconfig\/ports\.lint\.json excuses 3 findings\.\n/);
    await expectUntouched([root], async () => {
      expect(await passes(lint("--baseline"))).toMatch(/^config\/ports\.lint\.json is up to date\.\n/);
    });
    expect(await failing("--no-baseline")).toHaveLength(3);
  });

  test("then only what is new fails, wherever the old lines go in their file", async () => {
    await passes(lint("--baseline"));
    write("apps/web/main.ts", `// top\n${CALL}\n  ${LISTEN}`);
    expect(await failing()).toEqual([]);
    write("apps/web/main.ts", `app.listen(9000, "0.0.0.0");\n${LISTEN}${CALL}`);
    expect(await failing()).toEqual(["apps/web/main.ts:1"]);
    // A row that comes later makes no old place a new one.
    write("apps/web/main.ts", LISTEN + CALL);
    write("apps/web/old.ts", "app.listen(9025);\n");
    await passes(lint("--baseline"));
    await passes(lab.berth(root, "reserve", "late", "--port=9025"));
    expect(await failing()).toEqual([]);
  });

  test("a number counts when it moves to another file, and by git mv as well", async () => {
    await passes(lint("--baseline"));
    write("apps/web/main.ts", CALL);
    write("apps/web/other.ts", LISTEN);
    expect(await failing()).toEqual(["apps/web/other.ts:1"]);
    renameSync(join(root, "apps/web/main.ts"), join(root, "apps/web/moved.ts"));
    expect(await failing()).toEqual(["apps/web/moved.ts:1", "apps/web/other.ts:1"]);
  });

  test("--prune takes out what is fixed and nothing else, and says so before", async () => {
    await passes(lint("--baseline"));
    const before = excuses();
    write("apps/web/main.ts", CALL);
    rmSync(join(root, "apps/web ui"), { recursive: true });
    write("apps/web/new.ts", LISTEN);
    const said = await lint();
    expect(said.stdout).toContain("2 of its excuses are fixed. To take them out: npx berth lint --baseline --prune\n");
    expect(await lint("--baseline", "--prune")).toMatchObject({ status: 1, stderr: "" });
    expect(excuses()).toEqual(before.slice(2));
    expect(await failing()).toEqual(["apps/web/new.ts:1"]);
    rmSync(join(root, "apps/web"), { recursive: true });
    await passes(lint("--baseline", "--prune"));
    expect(existsSync(join(root, BASELINE))).toBe(false);
  });

  test("a look at one file or folder fails and prunes for nothing else", async () => {
    await passes(lint("--baseline"));
    const whole = excuses();
    rmSync(join(root, "apps/web ui"), { recursive: true });
    expect(await failing("apps/web")).toEqual([]);
    expect((await lint("apps/web/main.ts")).stdout).not.toContain("fixed");
    await passes(lint("apps/web", "--baseline", "--prune"));
    expect(excuses()).toEqual(whole);
    write("apps/web/main.ts", CALL + CALL);
    await passes(lint("apps/web/main.ts", "--baseline"));
    expect(excuses()).toEqual([whole[0], expect.stringMatching(/^ {2}"apps\/web\/main\.ts connect 9000 \w+": 2,$/)]);
    // From a folder below, and by an absolute path.
    await passes(lab.berth(join(root, "apps"), "lint", join(root, "apps/web"), "--baseline", "--prune"));
    expect(excuses()).toHaveLength(2);
  });

  test("counts for a text that an editor has not saved yet", async () => {
    await passes(lint("--baseline"));
    const stdin = (text: string, path: string) =>
      run("sh", ["-c", `printf '%s' '${text}' | '${process.execPath}' '${lab.bin}' lint --stdin --path=${path}`], {
        cwd: root,
      });
    expect(await passes(stdin(`// top\n${LISTEN}`, "apps/web/main.ts"))).toBe("No hardcoded port.\n");
    expect(await stdin(LISTEN, "apps/web/copy.ts")).toMatchObject({ status: 1 });
  });

  test("keeps the excuses of a file that can't be judged, and gives it none", async () => {
    write("data.json", '{ "port": 9000 }\n');
    await passes(lint("--baseline"));
    const before = read();
    expect(before).toContain('"data.json bind 9000 ');
    write("data.json", HOSTILE_FILES["deep.json"] ?? "");
    write("deep.json", HOSTILE_FILES["deep.json"] ?? "");
    for (const args of [["--baseline"], ["--baseline", "--prune"]]) {
      const { status, stdout } = await lint(...args);
      expect([status, stdout]).toEqual([1, expect.stringContaining("\ndata.json:1:1  FILE_UNJUDGED  ")]);
      expect(read()).toBe(before);
    }
  });

  test("holds in a linked worktree, and is pruned there alone", async () => {
    await passes(lint("--baseline"));
    await git(root, "init", "-q");
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", "all");
    const linked = join(outside, "linked one");
    await git(root, "worktree", "add", "-q", "--detach", linked);
    await passes(lab.berth(linked, "lint"));
    writeText(linked, "apps/web/main.ts", CALL);
    await passes(lab.berth(linked, "lint", "--baseline", "--prune"));
    expect(await git(linked, "diff", "--stat", "--", BASELINE)).toContain("1 file changed, 1 deletion(-)");
    expect(excuses()).toHaveLength(3);
  });

  test("counts in a sparse checkout, where nothing that is left out is fixed", async () => {
    await passes(lint("--baseline"));
    await git(root, "init", "-q");
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", "all");
    const before = read();
    await git(root, "sparse-checkout", "set", "spec", "config", ".claude", "apps/web");
    expect(existsSync(join(root, "apps/web ui"))).toBe(false);
    await passes(lint("--baseline", "--prune"));
    expect(read()).toBe(before);
    await git(root, "sparse-checkout", "set", "spec", ".claude", "apps/web");
    expect(existsSync(join(root, BASELINE))).toBe(false);
    expect(await failing()).toEqual([]);
    write("apps/web/main.ts", CALL);
    const { status, stderr } = await lint("--baseline");
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^FILE_UNREADABLE {2}config\/ports\.lint\.json cannot be/),
    ]);
    expect(existsSync(join(root, BASELINE))).toBe(false);
  });
});

describe("a baseline that can't be used is refused with its place, and nothing changes:", () => {
  test.each([
    [
      "something else of that name",
      '{ "billing": 9010 }\n',
      /^config\/ports\.lint\.json:1:1 {2}BASELINE_INVALID {2}The file is not a/,
    ],
    [
      "a line that was broken by hand",
      '{\n  "a.ts bind": 1,\n  "version": 1\n}\n',
      /^config\/ports\.lint\.json:2:3 {2}BASELINE_INV/,
    ],
    ["an unresolved merge", "{\n<<<<<<< HEAD\n", /^config\/ports\.lint\.json:2:1 {2}BASELINE_INVALID {2}The merge/],
    ["bytes that are no text", Uint8Array.of(0xff), /^FILE_UNREADABLE {2}config\/ports\.lint\.json cannot be read/],
  ])("%s", async (_, text, message) => {
    writeText(root, BASELINE, text);
    await expectUntouched([root], async () => {
      for (const args of [[], ["apps/web/main.ts"], ["--baseline"], ["--baseline", "--prune"]]) {
        const { status, stderr, stdout } = await lint(...args);
        expect(stderr).toMatch(message);
        expect([stdout, status]).toEqual(["", stderr.startsWith("FILE_UNREADABLE") ? 3 : 2]);
      }
    });
    expect(await failing("--no-baseline")).toHaveLength(3);
  });

  test("a link out of the workspace", async () => {
    mkdirSync(dirname(join(root, BASELINE)), { recursive: true });
    symlinkSync(join(outside, "victim"), join(root, BASELINE));
    await expectUntouched([root, outside], async () => {
      const { status, stderr } = await lint("--baseline");
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^PATH_UNSAFE/)]);
    });
  });

  test.each([
    [["--prune"], "--prune is a part of --baseline"],
    [["--baseline", "--kind=bind"], "leave out --kind"],
    [["--baseline", "--no-tests"], "leave out --no-tests"],
    [["--baseline", "--no-spec"], "leave out --no-spec"],
    [["--baseline", "--fix"], "leave out --fix"],
  ])("%j makes no sense", async (args, message) => {
    const { status, stderr } = await expectUntouched([root], () => lint(...args));
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("two branches that excuse and fix different places", () => {
  const branch = async (name: string, added: string, fixed: string) => {
    await git(root, "checkout", "-qb", name, "start");
    write(`libs/${added}.ts`, LISTEN);
    rmSync(join(root, `libs/${fixed}.ts`));
    await passes(lint("--baseline"));
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", name);
  };
  beforeEach(async () => {
    for (const name of "abcdefgh") write(`libs/${name}.ts`, LISTEN);
    await passes(lint("--baseline"));
    await git(root, "init", "-q");
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", "start");
    await git(root, "tag", "start");
  });

  test("merge without a conflict, and nothing is left to prune", async () => {
    await branch("ours", "zz", "a");
    await branch("theirs", "c2", "f");
    await git(root, "merge", "-q", "ours", "-m", "merge");
    expect(await failing()).toEqual([]);
    await expectUntouched([root], () => passes(lint("--baseline", "--prune")));
  });

  test("merge by git's own union driver where their lines meet", async () => {
    write(".git/info/attributes", `${BASELINE} merge=union\n`);
    await branch("ours", "zz", "c");
    await branch("theirs", "zy", "d");
    await git(root, "merge", "-q", "ours", "-m", "merge");
    expect(await failing()).toEqual([]);
    await passes(lint("--baseline", "--prune"));
    expect(excuses().filter((line) => line.includes("libs/"))).toHaveLength(8);
  });
});
