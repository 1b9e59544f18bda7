import { execFileSync } from "node:child_process";
import { environment, run } from "@berth/e2e/run";
import { BERTH, makeWorkspace } from "@berth/e2e/workspace";
import type { Contest } from "../row.ts";
import { removing } from "./copy.ts";

const BRANCHES = 300;
const ROWS = 200;
/** The number that would be next if no branch had it. */
const NEXT = 9021;

/** `berth next` beside 300 branches, each with a spec of its own, and in the same folder without git. */
export async function nextWithBranches(): Promise<Contest> {
  const [alone, among] = [makeWorkspace({ git: false }), makeWorkspace()];
  const input = branches();
  execFileSync("git", ["fast-import", "--quiet"], { cwd: among.root, env: environment(), input });
  const next = (root: string, expected: string) => async () => {
    const { stderr, stdout } = await run(process.execPath, [BERTH, "next", "analysis"], { cwd: root });
    if (!stdout.startsWith(expected)) throw new Error(`berth next said:\n${stdout}${stderr}`);
  };
  return {
    ours: { run: next(among.root, `${NEXT + 1} is the next number`) },
    theirs: { run: next(alone.root, `${NEXT} is the next number`) },
    close: removing(alone, among),
  };
}

/** What `git fast-import` makes the branches of. */
function branches(): string {
  const common = Array.from({ length: ROWS - 2 }, (_, index) => row(9100 + index)).join("");
  return Array.from({ length: BRANCHES }, (_, index) => {
    const spec = `ports:\n${row(NEXT)}${common}${row(20_000 + index)}`;
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
