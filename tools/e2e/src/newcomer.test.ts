import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { AS_NX_IS, run } from "./run.ts";
import { openWorkspace, REPOSITORY } from "./workspace.ts";

const isOffline = process.env["BERTH_OFFLINE"] === "1";

test.skipIf(isOffline)("the README's quick start, to the letter, makes a service in a fresh clone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-e2e-clone-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("git", ["clone", "-q", "--no-hardlinks", REPOSITORY, "berth"], { cwd: folder });
  const clone = openWorkspace(join(folder, "berth"));
  const [, quickStart = ""] = clone.read("README.md").split(/^## .*$/m);
  const commands = [...quickStart.matchAll(/^\| `([^`]+)` \|/gm)].map(([, command = ""]) => command);
  expect(commands).toEqual(["npm ci", expect.stringMatching(/^npx nx g service hello /)]);

  const made = await run("bash", ["-c", commands.join(" && ")], { cwd: clone.root, env: AS_NX_IS });
  expect(made.status, made.stdout + made.stderr).toBe(0);
  expect(made.stdout).toContain("\nservice hello\n\n9021  HELLO_PORT  HTTP  analysis\n\n");
  const { files, git } = clone;
  const hello = [...files().keys()].filter((path) => path.startsWith("services/hello/"));
  expect(git("status", "--porcelain", "-uall").trimEnd().split("\n").sort()).toEqual([
    " M .claude/hookify.enforce-port-allocation-bash.local.md",
    " M .claude/hookify.enforce-port-allocation.local.md",
    " M CLAUDE.md",
    " M compose.yaml",
    " M config/ports.env",
    " M spec/PORTS.md",
    " M spec/ports.yaml",
    ...hello.map((path) => `?? ${path}`),
  ]);
  expect(hello).toContain("services/hello/src/main.ts");
  expect(clone.read("spec/ports.yaml")).toContain("\n  9021:\n    service: hello\n");
});
