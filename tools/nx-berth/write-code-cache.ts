import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CODE_CACHE, loadBundle } from "./bin/load-bundle.js";

const SPEC = "spec/ports.yaml";

/**
 * Writes the bundle's code cache. V8 puts into it what has been compiled by then, so the bundle does its main work first,
 * in a workspace of its own: it makes a service.
 */
export async function writeCodeCache(): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), "berth-code-cache-"));
  const back = process.cwd();
  try {
    mkdirSync(dirname(join(workspace, SPEC)));
    cpSync(fileURLToPath(new URL("code-cache.yaml", import.meta.url)), join(workspace, SPEC));
    const { exports, script } = loadBundle();
    process.chdir(workspace);
    for (const words of [["service", "first", "--range=all"], ["list"], ["check"]]) {
      const { status, stderr } = await exports.answer(words);
      if (status !== 0) throw new Error(`berth ${words.join(" ")} failed:\n${stderr}`);
    }
    writeFileSync(CODE_CACHE, script.createCachedData());
  } finally {
    process.chdir(back);
    rmSync(workspace, { recursive: true, force: true });
  }
}
