import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scanPorts } from "@berth/registry";
import { codeCacheOf, loadBundle } from "./bin/load-bundle.js";
import type { ToolCall } from "./src/hook/tool-call.ts";

const SPEC = "spec/ports.yaml";

/** What each bundle does most, so that it is compiled by the time its cache is written. */
const RUNS = {
  berth: [["service", "first", "--range=all"], ["list"], ["check"]],
  lint: [["lint"], ["lint", "--no-spec", fileURLToPath(new URL("../bench/corpus", import.meta.url))]],
};
const FINDINGS = 1;

/** What the hook judges most. */
const callsWith = (port: number): ToolCall[] => [
  { tool: "Write", path: "new.ts", content: `createServer().listen(${port});\n` },
  { tool: "Bash", command: `echo 'listen(${port})' > new.ts && python3 -m http.server ${port}` },
];

/**
 * Writes the bundles' code caches. V8 puts into one what has been compiled by then, so each bundle does its main work
 * first, in a workspace of its own: a service is made, and linted, and so is a file of every language.
 */
export async function writeCodeCache(): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), "berth-code-cache-"));
  const back = process.cwd();
  try {
    mkdirSync(dirname(join(workspace, SPEC)));
    cpSync(fileURLToPath(new URL("code-cache.yaml", import.meta.url)), join(workspace, SPEC));
    process.chdir(workspace);
    for (const [name, runs] of Object.entries(RUNS) as [keyof typeof RUNS, string[][]][]) {
      const { exports, script } = loadBundle(name);
      for (const words of runs) {
        const { status, stderr } = await exports.answer(words);
        if (status > FINDINGS) throw new Error(`berth ${words.join(" ")} failed:\n${stderr}`);
      }
      writeFileSync(codeCacheOf(name), script.createCachedData());
    }
    await writeJudgeCache(workspace);
  } finally {
    process.chdir(back);
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function writeJudgeCache(root: string): Promise<void> {
  const { exports, script } = loadBundle("judge");
  const { judgeCall } = exports as unknown as typeof import("./src/hook/judge.ts");
  const registry = readFileSync(join(root, SPEC), "utf8");
  const [row] = scanPorts(registry);
  for (const call of callsWith(row?.port ?? 0)) await judgeCall(call, { root, from: root, registry });
  writeFileSync(codeCacheOf("judge"), script.createCachedData());
}
