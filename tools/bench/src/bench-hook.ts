import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { makeWorkspace, type Workspace } from "@berth/e2e/workspace";
import { quantile } from "./compare.ts";

/** What an agent waits for before each write, start included. */
const BOUND_MS = 300;

/** `berth hook` on three texts, and Node alone for what of it is Node's own start. */
export async function benchHook(rounds: number): Promise<string> {
  const workspace = makeWorkspace();
  try {
    const calls: [name: string, content: string][] = [
      ["without a number", "export const greeting = 'hello';\n".repeat(100)],
      ["a port read from its variable", "listen(Number(process.env.RECORDING_PORT ?? 9010));\n"],
      ["a hardcoded port", `${"const x = f(1);\n".repeat(300)}createServer().listen(9010);\n`],
    ];
    const lines = calls.map(([name, content]) => measure(workspace, name, content, rounds));
    const node = times(rounds, () => spawnSync(process.execPath, ["-e", "0"]));
    return [`berth hook, at most ${BOUND_MS} ms (node -e 0 alone: ${node.toFixed(0)} ms)`, ...lines].join("\n");
  } finally {
    workspace.remove();
  }
}

function measure({ root }: Workspace, name: string, content: string, rounds: number): string {
  const berth = join(root, "node_modules/nx-berth/bin/berth.js");
  const tool_input = { file_path: join(root, "services/recording/src/new.ts"), content };
  const input = JSON.stringify({ tool_name: "Write", tool_input, cwd: root });
  const run = () => {
    const { status } = spawnSync(process.execPath, [berth, "hook"], { cwd: root, input });
    if (status !== 0) throw new Error(`berth hook ended with ${status}`);
  };
  const middle = times(rounds, run);
  return `  ${name}: ${middle.toFixed(0)} ms; ${middle <= BOUND_MS ? "holds" : "MISSED"}`;
}

/** The median of so many runs; the first warms the caches and doesn't count. */
function times(rounds: number, run: () => void): number {
  run();
  const all = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
  return quantile(all, 0.5);
}
