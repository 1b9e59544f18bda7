import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, run } from "@berth/e2e/run";
import { BERTH, REPOSITORY } from "@berth/e2e/workspace";
import { parseSpec } from "@berth/registry";
import { rgPath } from "@vscode/ripgrep";
import type { Contest } from "../row.ts";
import { makeTree } from "./make-tree.ts";

/** `berth lint` on a tree of a million lines, with Node's start, and ripgrep looking for the spec's numbers in it. */
export function lintOrRipgrep({ cached }: { cached: boolean }): Contest {
  const root = mkdtempSync(join(tmpdir(), "berth-lint-"));
  mkdirSync(join(root, "spec"));
  cpSync(join(REPOSITORY, "spec/ports.yaml"), join(root, "spec/ports.yaml"));
  const parsed = parseSpec(readFileSync(join(root, "spec/ports.yaml"), "utf8"));
  const ports = parsed.ok ? parsed.value.spec.ports.map(({ port }) => port) : [];
  makeTree(root, ports);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "tree");
  const cache = join(root, ".git/cache");
  // Both find something, or they looked at nothing: lint ends with 1 then, and ripgrep with 0.
  const end = async (expected: number, file: string, ...args: string[]) => {
    const { status, stderr } = await run(file, args, { cwd: root, env: { XDG_CACHE_HOME: cache } });
    if (status !== expected) throw new Error(`${file} ended with ${status}: ${stderr}`);
  };
  const forget = () => rmSync(cache, { recursive: true, force: true });
  return {
    ours: { ...(cached ? {} : { prepare: forget }), run: () => end(1, process.execPath, BERTH, "lint") },
    theirs: { run: () => end(0, rgPath, "-n", `\\b(${ports.join("|")})\\b`, root) },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
