import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, run } from "@berth/e2e/run";
import { REPOSITORY } from "@berth/e2e/workspace";
import { parseSpec } from "@berth/registry";
import { rgPath } from "@vscode/ripgrep";
import { type Contender, compare, renderComparison } from "./compare.ts";
import { makeTree } from "./make-tree.ts";

const BERTH = join(REPOSITORY, "tools/berth/bin/berth.js");

/**
 * `berth lint` on a tree of a million lines, with Node's start, against ripgrep looking for the registry's numbers in
 * it.
 */
export async function benchLintSpeed(rounds: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "berth-lint-"));
  try {
    mkdirSync(join(root, "spec"));
    cpSync(join(REPOSITORY, "spec/ports.yaml"), join(root, "spec/ports.yaml"));
    const parsed = parseSpec(readFileSync(join(root, "spec/ports.yaml"), "utf8"));
    const ports = parsed.ok ? parsed.value.spec.ports.map(({ port }) => port) : [];
    const size = makeTree(root, ports);
    const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "ignore" });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "tree");
    const home = join(root, ".git/cache");
    const lint = async () => {
      const env = { XDG_CACHE_HOME: home };
      const { status, stderr } = await run(process.execPath, [BERTH, "lint"], { cwd: root, env });
      if (status !== 1) throw new Error(`berth lint ended with ${status}: ${stderr}`);
    };
    const what = `berth lint, ${size.lines} lines in ${size.files} files, ${size.withPorts} of them with ports`;
    const first: Contender = {
      name: `${what}, first run`,
      prepare: () => rmSync(home, { recursive: true, force: true }),
      run: lint,
    };
    const again: Contender = { name: `${what}, from its cache`, run: lint };
    const theirs: Contender = {
      name: "ripgrep for the same numbers",
      run: async () => {
        const pattern = `\\b(${ports.join("|")})\\b`;
        const { status } = await run(rgPath, ["-n", pattern, root], { cwd: root });
        if (status !== 0) throw new Error(`ripgrep ended with ${status}`);
      },
    };
    const cold = renderComparison(first, theirs, await compare(first, theirs, rounds), 2.5);
    return [cold, renderComparison(again, theirs, await compare(again, theirs, rounds), 1)].join("\n");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
