import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeCacheOf, loadBundle } from "./bin/load-bundle.js";

const SPEC = "spec/ports.yaml";

/** What each bundle does most, so that it is compiled by the time its cache is written. */
const RUNS = {
  berth: [["service", "first", "--range=all"], ["list"], ["check"]],
  lint: [["lint"], ["lint", "--no-spec", fileURLToPath(new URL("../bench/corpus", import.meta.url))]],
};
const FINDINGS = 1;

/**
 * Writes the bundles' code caches. V8 puts into one what has been compiled by then, so each bundle does its main work first,
 * in a workspace of its own: a service is made, and linted, and so is a file of every language.
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
  } finally {
    process.chdir(back);
    rmSync(workspace, { recursive: true, force: true });
  }
}
