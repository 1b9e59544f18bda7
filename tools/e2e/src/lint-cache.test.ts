import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { environment, run } from "./run.ts";
import { BERTH, REPOSITORY } from "./workspace.ts";

let root: string;
let home: string;
const cache = () => join(home, "berth");
const cacheFile = () => join(cache(), readdirSync(cache())[0] ?? "");

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "ignore" });
const lint = async (...args: string[]) => {
  const env = { XDG_CACHE_HOME: home };
  const { status, stderr, stdout } = await run(process.execPath, [BERTH, "lint", ...args], { cwd: root, env });
  expect(stderr).toBe("");
  return { status, stdout };
};
/** What a look says that remembers nothing. */
const lintAnew = async (...args: string[]) => {
  const kept = home;
  home = mkdtempSync(join(tmpdir(), "berth-no-cache-"));
  const said = await lint(...args);
  rmSync(home, { recursive: true });
  home = kept;
  return said;
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "berth a cache-"));
  home = mkdtempSync(join(tmpdir(), "berth-home-"));
  onTestFinished(() => {
    for (const path of [root, home]) rmSync(path, { recursive: true, force: true });
  });
  mkdirSync(join(root, "spec"));
  cpSync(join(REPOSITORY, "spec/ports.yaml"), join(root, "spec/ports.yaml"));
  write("a.ts", "app.listen(9010);\n");
  write("b.py", "app.run(port=9020)\n");
  write("c.ts", "export const name = 1;\n");
  write("made.ts", "// @generated\napp.listen(9010);\n");
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "start");
});

test("a second run says the same, and takes what it knows from the cache", async () => {
  const first = await lint("--json");
  expect(JSON.parse(first.stdout).findings).toHaveLength(2);
  expect(await lint("--json")).toEqual(first);
  // What is remembered is what is said.
  const text = readFileSync(cacheFile(), "utf8");
  writeFileSync(cacheFile(), text.replaceAll("9010 is hardcoded", "9010 is remembered"));
  expect((await lint("--json")).stdout).toContain("9010 is remembered");
});

test.each([
  ["an edit", () => write("a.ts", "app.listen(9011);\n")],
  ["an edit of the same size and time", () => write("a.ts", "app.listen(9012);\n")],
  [
    "an edit that is staged",
    () => {
      write("c.ts", "app.listen(9011);\n");
      git("add", "-A");
    },
  ],
  ["a file that git doesn't track", () => write("d.ts", "app.listen(9011);\n")],
  ["a file that is gone", () => rmSync(join(root, "a.ts"))],
  [
    "a file that git is told not to look at",
    () => {
      git("update-index", "--assume-unchanged", "a.ts");
      write("a.ts", "app.listen(9011);\n");
    },
  ],
  [
    "a spec that is edited",
    () => {
      const spec = readFileSync(join(root, "spec/ports.yaml"), "utf8");
      writeFileSync(join(root, "spec/ports.yaml"), spec.replaceAll("9010", "9019"));
    },
  ],
  ["an exception", () => write(".gitattributes", "a.ts -berth-lint\n")],
  [
    "line ends that git changes",
    () => {
      write(".gitattributes", "*.ts text eol=crlf\n");
      rmSync(join(root, "a.ts"));
      git("checkout", "--", "a.ts");
    },
  ],
  [
    "a branch with other content",
    () => {
      git("checkout", "-q", "-b", "other");
      write("c.ts", "app.listen(9011);\n");
      git("commit", "-qam", "other");
      git("checkout", "-q", "-");
    },
  ],
])("%s is seen by the next run", async (_, change) => {
  await lint();
  change();
  const anew = await lintAnew("--json");
  expect(await lint("--json")).toEqual(anew);
  expect(await lint("--json")).toEqual(anew);
});

test.each([
  ["is deleted", () => rmSync(cache(), { recursive: true })],
  ["is cut off", () => writeFileSync(cacheFile(), readFileSync(cacheFile(), "utf8").slice(0, 200))],
  ["is no JSON", () => writeFileSync(cacheFile(), "\0\u{1F6A2}")],
  ["is empty", () => writeFileSync(cacheFile(), "")],
  [
    "is a folder",
    () => {
      const file = cacheFile();
      rmSync(file);
      mkdirSync(file);
    },
  ],
  [
    "is a FIFO",
    () => {
      const file = cacheFile();
      rmSync(file);
      execFileSync("mkfifo", [file]);
    },
  ],
  [
    "is of another build",
    () => writeFileSync(cacheFile(), readFileSync(cacheFile(), "utf8").replace(/"key":"./, '"key":"x')),
  ],
])("a cache that %s changes nothing", async (_, change) => {
  const first = await lint("--json");
  change();
  expect(await lint("--json")).toEqual(first);
});

test("a home that is named from the current folder puts nothing into the workspace", async () => {
  const env = { XDG_CACHE_HOME: "mine", HOME: "" };
  const { stdout } = await run(process.execPath, [BERTH, "lint", "--json"], { cwd: root, env });
  expect(JSON.parse(stdout).findings).toHaveLength(2);
  expect(readdirSync(root).sort()).toEqual([".git", "a.ts", "b.py", "c.ts", "made.ts", "spec"]);
});

test("a home that can't be written to changes nothing", async () => {
  chmodSync(home, 0o555);
  writeFileSync(join(root, "home"), "");
  home = join(root, "home");
  expect((await lint("--json")).status).toBe(1);
  expect((await lint("--json")).status).toBe(1);
});

test("a look at one file forgets nothing of the others, and one at all forgets what is gone", async () => {
  await lint();
  await lint("c.ts");
  expect(readFileSync(cacheFile(), "utf8")).toContain("a.ts");
  git("rm", "-q", "a.ts");
  git("commit", "-q", "-m", "gone");
  await lint();
  expect(readFileSync(cacheFile(), "utf8")).not.toContain("a.ts");
});

test("the caches of thirty workspaces are kept, and no more", async () => {
  mkdirSync(cache());
  for (let number = 0; number < 40; number++) writeFileSync(join(cache(), `lint-${number}.json`), "{}");
  writeFileSync(join(cache(), "of another program"), "");
  await lint();
  expect(readdirSync(cache())).toHaveLength(31);
  expect(readdirSync(cache())).toContain("of another program");
});

test("a link to nothing beside the caches costs none of them", async () => {
  mkdirSync(cache());
  symlinkSync(join(home, "gone"), join(cache(), "lint-gone.json"));
  await lint();
  expect(readdirSync(cache())).toHaveLength(2);
});
