import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locateGit, lookAround } from "@berth/engine";
import { quantile } from "./compare.ts";

const BRANCHES = 300;
const BOUND = 100;
const ROWS = 200;

/** What every allocation in a large team pays: a look at 300 branches, each with a registry of its own. */
export function benchBranches(rounds = 10): string {
  const root = mkdtempSync(join(tmpdir(), "berth-bench-"));
  try {
    const git = (input: string, ...args: string[]) =>
      execFileSync("git", args, { cwd: root, input, stdio: ["pipe", "ignore", "inherit"] });
    git("", "init", "-q", "-b", "main");
    git(branches(), "fast-import", "--quiet");
    const times = Array.from({ length: rounds + 1 }, () => {
      const begin = performance.now();
      const located = locateGit(root);
      const around = located.ok ? lookAround(root, located.value) : located;
      const seen = around.ok ? around.value.elsewhere.length : 0;
      if (seen < BRANCHES) throw new Error(`Only ${seen} ports were seen.`);
      return performance.now() - begin;
    });
    // The first look warms the caches.
    const median = quantile(times.slice(1), 0.5);
    return [
      `a look at ${BRANCHES} diverged branches with ${ROWS} ports each: ${median.toFixed(0)} ms`,
      `  median of ${rounds}; at most ${BOUND} ms: ${median <= BOUND ? "holds" : "MISSED"}`,
    ].join("\n");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What `git fast-import` makes the branches of. */
function branches(): string {
  const common = Array.from({ length: ROWS }, (_, index) => row(9000 + index)).join("");
  return Array.from({ length: BRANCHES }, (_, index) => {
    const spec = `ports:\n${common}${row(20_000 + index)}`;
    return [
      `commit refs/heads/team-${index % 20}/feature-${index}`,
      "committer bench <bench@example.invalid> 1770000000 +0000",
      "data 6\nbranch",
      `M 644 inline spec/ports.yaml\ndata ${spec.length}\n${spec}`,
    ].join("\n");
  }).join("\n");
}

const row = (port: number): string =>
  [
    `  ${port}:`,
    `    service: service-${port}`,
    "    title: A service",
    "    protocol: HTTP",
    "    purpose: What it is for",
    `    env: SERVICE_${port}_PORT`,
    "    status: active",
    "",
  ].join("\n");
