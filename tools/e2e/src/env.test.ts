import { execFileSync } from "node:child_process";
import {
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { smallSpec } from "@berth/registry/test";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Ended, environment, run, start } from "./run.ts";
import { openTerminal, terminalMissing } from "./terminal.ts";
import { BERTH } from "./workspace.ts";

const row = (port: number, service: string, env: string) =>
  `  ${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, env: ${env}, status: reserved }\n`;
const SPEC = smallSpec(
  ["web: { ports: 4310-4319, purpose: Web }"],
  row(4310, "web", "WEB_PORT"),
  row(4311, "web", "WEB_ADMIN_PORT"),
  row(4312, "api", "API_PORT"),
);
const SHOWS = "console.log(process.env.PORT, process.env.WEB_PORT, process.env.API_PORT)";

/** A workspace whose path has blanks and quotes, with a folder in it. */
function makeShop() {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "berth env ")));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const root = join(top, "my 'shop' $HOME");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: 0o755 });
  };
  write("spec/ports.yaml", SPEC);
  write("apps/my web/server.cjs", SHOWS);
  const env = (args: readonly string[], { cwd = root, ...more }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
    run(process.execPath, [BERTH, "env", ...args], { cwd, ...more });
  return { root, write, env };
}

const ended = (status: number, stdout: string, stderr = ""): Ended => ({ status, signal: null, stdout, stderr });

describe("berth env <service> -- <command>", () => {
  test("gives a command the port of the service, wherever in the workspace it is called", async () => {
    const { env, root } = makeShop();
    const said = ended(0, "4310 4310 4312\n");
    expect(await env(["web", "--", "node", "apps/my web/server.cjs"])).toEqual(said);
    expect(await env(["web", "--", "node", "server.cjs"], { cwd: join(root, "apps/my web") })).toEqual(said);
    expect(await env(["--", "node", "apps/my web/server.cjs"], { env: { PORT: "" } })).toEqual(
      ended(0, " 4310 4312\n"),
    );
  });

  test("leaves the environment its variable, and PORT follows it", async () => {
    const { env } = makeShop();
    const moved = await env(["web", "--", "node", "-e", SHOWS], { env: { WEB_PORT: "4999", PORT: "1" } });
    expect(moved).toEqual(ended(0, "4999 4999 4312\n"));
    const inner = [process.execPath, BERTH, "env", "api", "--", "node", "-e", SHOWS];
    expect(await env(["web", "--", ...inner])).toEqual(ended(0, "4312 4310 4312\n"));
  });

  test("a second port with a lower number leaves the program on its own, run and printed", async () => {
    const { env, write } = makeShop();
    write("spec/ports.yaml", SPEC.replace("WEB_ADMIN_PORT", "WEB_PORT").replace("WEB_PORT", "WEB_WS_PORT"));
    const ran = await env(["web", "--", "node", "-e", "console.log(process.env.PORT, process.env.WEB_WS_PORT)"]);
    expect(ran).toEqual(ended(0, "4311 4310\n"));
    expect((await env(["web", "--print"])).stdout).toContain("\nPORT=4311\n");
  });

  test("hands on every word as it is", async () => {
    const { env } = makeShop();
    const words = ["--json", "--help", "--", "a b", "", "$HOME", "*", "'\"", "\\", "\n"];
    const said = await env(["web", "--", "node", "-p", "JSON.stringify(process.argv.slice(1))", "--", ...words]);
    expect(JSON.parse(said.stdout)).toEqual(words);
  });

  test("reads the spec of the linked worktree that it is called in", async () => {
    const { env, root, write } = makeShop();
    const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "pipe" });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "start");
    git("worktree", "add", "-q", "-b", "other", ".claude/worktrees/other tree");
    const tree = ".claude/worktrees/other tree";
    write(`${tree}/spec/ports.yaml`, SPEC.replaceAll("4310:", "4318:"));
    const cwd = join(root, tree, "apps/my web");
    expect(await env(["web", "--", "node", "server.cjs"], { cwd })).toEqual(ended(0, "4318 4318 4312\n"));
  });

  test("leaves the command its input", async () => {
    const { root } = makeShop();
    const program = `head -c 3000000 /dev/zero | "$0" "$1" env web -- wc -c`;
    const said = await run("sh", ["-c", program, process.execPath, BERTH], { cwd: root });
    expect(said).toEqual(ended(0, "3000000\n"));
  });

  test.each([
    ["its exit status", "process.exit(78)", 78],
    ["128 and the number of the signal that ended it", "process.kill(process.pid, 'SIGTERM')", 143],
    ["the same for a kill", "process.kill(process.pid, 'SIGKILL')", 137],
  ])("ends with the command: %s", async (_, program, status) => {
    const { env } = makeShop();
    expect(await env(["web", "--", "node", "-e", program])).toEqual(ended(status, ""));
  });

  test("passes signals on, and waits for a command that ignores them", async () => {
    const { root } = makeShop();
    const program = `
      for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => console.log(signal));
      process.on("SIGINT", () => process.exit(7));
      setInterval(() => {}, 1000);
      console.log("ready");`;
    const { child, done } = start(process.execPath, [BERTH, "env", "web", "--", "node", "-e", program], { cwd: root });
    let said = "";
    for await (const chunk of child.stdout ?? []) {
      said += chunk;
      if (said === "ready\n") child.kill("SIGTERM");
      else if (said.endsWith("SIGTERM\n")) child.kill("SIGHUP");
      else if (said.endsWith("SIGHUP\n")) child.kill("SIGINT");
    }
    expect(await done).toEqual(ended(7, "ready\nSIGTERM\nSIGHUP\n"));
  });

  test.skipIf(terminalMissing)(`leaves the command one Ctrl-C, not two ${terminalMissing}`, async () => {
    const { root, write } = makeShop();
    write(
      "count.cjs",
      `let count = 0;
      process.on("SIGINT", () => console.log("Ctrl-C", ++count));
      process.stdin.on("data", () => { console.log("counted", count); process.exit(5); });
      console.log("ready");`,
    );
    const terminal = openTerminal(root, `${process.execPath} '${BERTH}' env web -- node count.cjs`);
    await terminal.see("ready");
    terminal.type("\u0003");
    await terminal.see("Ctrl-C 1");
    terminal.type("\n");
    await terminal.see("counted 1");
    expect(await terminal.end()).toMatchObject({ status: 5 });
  });
});

describe("berth env says of a command that it can't run", () => {
  const unusable = (status: number, message: string, fix: string) =>
    ended(status, "", `COMMAND_UNUSABLE  ${message}\n${fix}\n`);

  test("that there is none, and where it is", async () => {
    const { env, root, write } = makeShop();
    write("node_modules/.bin/serve-web", "#!/bin/sh\necho $PORT\n");
    const installed = "../../node_modules/.bin/serve-web";
    const cwd = join(root, "apps/my web");
    expect(await env(["web", "--", "no-such"])).toEqual(
      unusable(127, 'No folder of PATH has "no-such".', "Install it, or write its path."),
    );
    expect(await env(["web", "--", "serve-web"], { cwd })).toEqual(
      unusable(127, 'No folder of PATH has "serve-web".', `It is installed here: write ${installed}`),
    );
    expect(await env(["web", "--", installed], { cwd })).toEqual(ended(0, "4310\n"));
    expect(await env(["web", "--", "./no-such"])).toEqual(
      unusable(127, 'There is no "./no-such".', "Install it, or write its path."),
    );
  });

  test("that it is no word of a shell", async () => {
    const { env } = makeShop();
    expect(await env(["web", "--", "NODE_ENV=test", "node"])).toEqual(
      unusable(
        127,
        'No folder of PATH has "NODE_ENV=test".',
        "Set variables in front of berth: no shell reads this command.",
      ),
    );
    expect(await env(["web", "--", "node server.js"])).toEqual(
      unusable(
        127,
        'No folder of PATH has "node server.js".',
        "Leave out the quotes around the whole command: its words are separate here.",
      ),
    );
  });

  test("that it is no program", async () => {
    const { env, root, write } = makeShop();
    write("tool", "#!/no/such/program\n");
    writeFileSync(join(root, "text"), "echo $PORT\n");
    expect(await env(["web", "--", "./apps"])).toEqual(unusable(126, '"./apps" is a folder.', "Name a program in it."));
    expect(await env(["web", "--", "./text"])).toEqual(
      unusable(
        126,
        '"./text" is not executable.',
        "Make it so (chmod +x), or put the program that reads it in front, such as node.",
      ),
    );
    expect(await env(["web", "--", "./tool"])).toEqual(
      unusable(
        126,
        '"./tool" cannot be run: the program that its first line names is missing.',
        "Correct its first line.",
      ),
    );
  });
});

describe("berth env runs nothing", () => {
  const RUN = ["web", "--", "touch", "started"];

  test.each<[string, (root: string) => void, string]>([
    ["without a spec", () => undefined, "SPEC_MISSING  There is no spec/ports.yaml in "],
    ["on a folder in its place", (file) => mkdirSync(file), "PATH_UNSAFE"],
    ["on a link that leads nowhere", (file) => symlinkSync("nowhere", file), "PATH_UNSAFE"],
    ["on a pipe", (file) => void execFileSync("mkfifo", [file]), "PATH_UNSAFE"],
    ["on bytes that are no text", (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0])), "FILE_UNREADABLE"],
    ["on a file of 100 MB", (file) => ftruncateSync(openSync(file, "w"), 1e8), "FILE_UNREADABLE"],
    ["on an empty file", (file) => writeFileSync(file, ""), "spec/ports.yaml is empty."],
    ["on the spec of something else", (file) => writeFileSync(file, "openapi: 3.1.0\npaths: {}\n"), "SPEC_INVALID"],
    ["in the middle of a merge", (file) => writeFileSync(file, `<<<<<<< a\n${SPEC}`), "unresolved merge conflict"],
    [
      "on a row with a fault",
      (file) => writeFileSync(file, SPEC.replace("env: API_PORT", "env: WEB_PORT")),
      "ENV_TAKEN",
    ],
  ])("%s", async (_, make, says) => {
    const { env, root } = makeShop();
    const file = join(root, "spec/ports.yaml");
    rmSync(file);
    make(file);
    const { status, stderr, stdout } = await env(RUN);
    expect([2, 3]).toContain(status);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
    expect(existsSync(join(root, "started"))).toBe(false);
  });

  test.each([
    ["for a name that is nearly one", ["wbe", "--", "touch", "started"], "Did you mean web?"],
    ["without a command", ["web"], "FLAG_MISSING  There is no command to run.\nGive it behind two dashes: "],
    ["without a word behind the dashes", ["web", "--"], "FLAG_MISSING"],
    ["without the dashes", ["web", "touch", "started"], 'FLAG_INVALID  Unexpected argument "touch".'],
    ["where it has to print", ["web", "--json", "--", "touch", "started"], "are either printed or given"],
    [
      "for a format that there isn't",
      ["web", "--format=fish"],
      "--format must be one of dotenv, shell, powershell, github",
    ],
  ])("%s", async (_, args, says) => {
    const { env, root } = makeShop();
    const { status, stderr, stdout } = await env(args);
    expect(status).toBe(2);
    expect(stdout + stderr).toContain(says);
    expect(existsSync(join(root, "started"))).toBe(false);
  });

  test("on the port of another service", async () => {
    const { env } = makeShop();
    const { status, stderr } = await env(RUN, { env: { WEB_PORT: "4312" } });
    expect(status).toBe(2);
    expect(stderr).toContain("PORT_TAKEN  WEB_PORT is 4312 in the environment, which is the port of api (API_PORT).");
  });
});

describe("berth env prints", () => {
  const ALL = { WEB_PORT: "4310", WEB_ADMIN_PORT: "4311", API_PORT: "4312" };

  test("what it would give to a command", async () => {
    const { env } = makeShop();
    expect(await env(["web", "--print"])).toEqual(
      ended(0, "WEB_PORT=4310\nWEB_ADMIN_PORT=4311\nAPI_PORT=4312\nPORT=4310\n"),
    );
    expect(JSON.parse((await env(["web", "--json"])).stdout)).toEqual({
      service: "web",
      env: { ...ALL, PORT: "4310" },
    });
    expect(JSON.parse((await env(["--json"])).stdout)).toEqual({ env: ALL });
    expect((await env(["--format=powershell"])).stdout).toContain("$env:WEB_PORT = '4310'\n");
    expect((await env(["--format=github"])).stdout).toBe("WEB_PORT=4310\nWEB_ADMIN_PORT=4311\nAPI_PORT=4312\n");
  });

  test("what a shell takes up", async () => {
    const { root } = makeShop();
    const program = `eval "$("$0" "$1" env api --format=shell)"; node -e '${SHOWS}'`;
    const said = await run("sh", ["-c", program, process.execPath, BERTH], {
      cwd: root,
      env: { WEB_PORT: "it's $HOME" },
    });
    expect(said).toEqual(ended(0, "4312 it's $HOME 4312\n"));
  });
});
