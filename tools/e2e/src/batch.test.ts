import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { berth, nx, run } from "./run.ts";
import { interrupt, listChanges } from "./strace.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "./workspace.ts";

const BIN = "node_modules/.bin/berth";
const SERVICES = 20;
const LIST = JSON.stringify(
  Array.from({ length: SERVICES }, (_, index) => ({ name: `batch-${index}`, range: "batch" })),
  null,
  "\t",
);

let workspace: Workspace;
let before: Map<string, string>;
beforeAll(async () => {
  workspace = makeWorkspace();
  expect(await berth(workspace.root, "range", "batch", "--ports=9100-9149")).toMatchObject({ status: 0 });
  workspace.write("batch.json", LIST);
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "batch");
  before = workspace.files();
});
afterEach(() => {
  // git leaves a FIFO where it is.
  rmSync(join(workspace.root, "spot"), { recursive: true, force: true });
  workspace.reset();
});
afterAll(() => workspace.remove());

const newFiles = () => [...workspace.files().keys()].filter((path) => !before.has(path));

test("the example in docs/options.md works to the letter", async () => {
  const text = readFileSync(join(REPOSITORY, "docs/options.md"), "utf8");
  const section = text.slice(text.indexOf("## Many services in one step"));
  const [, yaml = "", shell = ""] = /```yaml\n(.*?)```.*?```sh\n(.*?)```/s.exec(section) ?? [];
  workspace.write("services.yaml", yaml);
  const [look = "", make = ""] = shell.trim().split("\n");
  const planned = await run("sh", ["-c", look], { cwd: workspace.root });
  expect(planned, planned.stderr).toMatchObject({ status: 0, stderr: "" });
  expect(planned.stdout).toMatch(/^3 services, postgres to billing \([0-9a-f]{12}\)\n\n9030 {2}POSTGRES_PORT/);
  expect(newFiles()).toEqual(["services.yaml"]);
  expect(await run("sh", ["-c", make], { cwd: workspace.root })).toMatchObject({ status: 0, stderr: "" });
  const { ports } = JSON.parse((await berth(workspace.root, "list", "--json")).stdout);
  const made = ports.filter(({ service }: { service: string }) => ["billing", "orders", "postgres"].includes(service));
  expect(made.map(({ port, service }: { port: number; service: string }) => `${port} ${service}`)).toEqual([
    "9021 orders",
    "9022 billing",
    "9030 postgres",
  ]);
  expect(await berth(workspace.root, "check")).toMatchObject({ status: 0 });
  expect(existsSync(join(workspace.root, "services/orders/src/main.ts"))).toBe(true);
});

test("a list on standard input, a file and nx g service leave the same bytes", async () => {
  const files: Map<string, string>[] = [];
  const doors = [
    () => berth(workspace.root, "service", "--from=batch.json"),
    () => run("sh", ["-c", `${BIN} service --from - < batch.json`], { cwd: workspace.root }),
    () => nx(workspace.root, "g", "service", "--from=batch.json"),
  ];
  for (const door of doors) {
    const ended = await door();
    expect(ended.status, ended.stderr).toBe(0);
    expect(ended.stdout).toContain("CREATE 260 files in the folders of the services");
    files.push(workspace.files());
    workspace.reset();
  }
  expect(files[1]).toEqual(files[0]);
  expect(files[2]).toEqual(files[0]);
});

test("a dry run writes nothing, and its id commits that plan alone", async () => {
  const dry = await berth(workspace.root, "service", "--from=batch.json", "--dry-run", "--json");
  const { plan, ports } = JSON.parse(dry.stdout);
  expect(ports).toHaveLength(SERVICES);
  expect(ports[0]).toEqual({ service: "batch-0", port: 9100, env: "BATCH_0_PORT", protocol: "HTTP", range: "batch" });
  expect(workspace.files()).toEqual(before);
  await berth(workspace.root, "reserve", "other", "--range=batch");
  const stale = await berth(workspace.root, "service", "--from=batch.json", `--plan=${plan}`);
  expect(stale).toMatchObject({ status: 2, stderr: expect.stringContaining("PLAN_STALE") });
  expect(newFiles()).toEqual([]);
});

test("one bad entry keeps all services from being made", async () => {
  workspace.write("bad.yaml", "- { name: good, range: batch }\n- { name: recording, range: batch }\n");
  const ended = await berth(workspace.root, "service", "--from=bad.yaml");
  expect(ended).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^bad\.yaml:2:11 {2}NAME_TAKEN/),
  });
  expect(newFiles()).toEqual(["bad.yaml"]);
});

describe("what is no list is refused in words, and nothing changes", () => {
  test.each([
    ["a file that is missing", "true", "none.yaml", "There is no such file."],
    ["a folder", "mkdir spot", "spot", "It is no file."],
    ["a FIFO", "mkfifo spot", "spot", "It is no file."],
    ["a link", "ln -s batch.json spot", "spot", "It is a link."],
    ["binary data", "head -c 5000 /dev/zero > spot", "spot", "The file is no text."],
    ["a file of 5 MB", "head -c 5000000 /dev/zero > spot", "spot", "at most"],
    ["a device", "true", "/dev/zero", "It is no file."],
    ["a name with an escape sequence", "true", "\u001b[2J", "There is no such file."],
  ])("%s", async (_, prepare, from, words) => {
    await run("sh", ["-c", prepare], { cwd: workspace.root });
    const made = workspace.files();
    const { status, stderr } = await berth(workspace.root, "service", `--from=${from}`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^FLAG_INVALID /);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("\u001b");
    expect(workspace.files()).toEqual(made);
  });

  test("an endless standard input", async () => {
    const ended = await run("sh", ["-c", `yes | ${BIN} service --from -`], { cwd: workspace.root });
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining("more than 4194304 bytes") });
    expect(workspace.files()).toEqual(before);
  });

  test("a list beside the flags of one service", async () => {
    const ended = await berth(workspace.root, "service", "x", "--from=batch.json", "--range=batch");
    expect(ended).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--name and --range can't stand beside --from"),
    });
    expect(workspace.files()).toEqual(before);
  });
});

describe.skipIf(straceMissing)(`kill -9 in the middle of a list ${straceMissing}`, () => {
  const ARGS = [BIN, "service", "--from=batch.json"];
  const POINTS = 6;

  test("leaves all services or none, and the same command finishes them", { timeout: 600_000 }, async () => {
    const calls = await listChanges(workspace.root, ARGS);
    const whole = workspace.files();
    const fates: string[] = [];
    for (let point = 0; point < POINTS; point++) {
      workspace.reset();
      const call = calls[Math.floor(((point + 0.5) * calls.length) / POINTS)];
      expect(await interrupt(workspace.root, ARGS, call)).toMatchObject({ signal: "SIGKILL" });
      const hasJournal = existsSync(join(workspace.root, ".git/berth/journal.json"));
      const hasLanded = existsSync(join(workspace.root, "services/batch-19/vitest.config.ts"));
      // The last points are those where the run tidies up.
      const isDone = hasLanded && !hasJournal;
      fates.push(hasJournal ? "finished" : isDone ? "done" : "undone");
      const { status, stderr, stdout } = await berth(workspace.root, "service", "--from=batch.json");
      expect(status, stdout + stderr).toBe(isDone ? 2 : 0);
      expect(stderr.match(/NAME_TAKEN/g) ?? []).toHaveLength(isDone ? SERVICES : 0);
      const said = /^Finished the interrupted run: 20 services, batch-0 to batch-19 \([0-9a-f]{12}\)\n/.test(stdout);
      expect(said).toBe(hasJournal);
      expect(workspace.files()).toEqual(whole);
      expect(leftovers(workspace.root)).toEqual([]);
    }
    expect(fates).toEqual(expect.arrayContaining(["finished", "undone"]));
  });
});
