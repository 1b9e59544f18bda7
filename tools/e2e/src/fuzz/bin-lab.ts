import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { environment, run } from "../run.ts";
import { freezeDoors } from "../sweep/frozen-doors.ts";
import { compareTrees, readState, readTree } from "../sweep/tree.ts";
import { judge } from "./judge.ts";
import type { FuzzCase } from "./make-case.ts";

/** A hang, on a machine however busy. */
const LIMIT_MS = 30_000;
const MEGABYTES = 256;

/** One workspace that is filled anew for each run of `berth`, in a folder that is none of its business. */
export interface BinLab {
  /** Which promise the run broke, with what it said; undefined where it kept all. */
  run(files: Omit<FuzzCase, "args" | "command" | "elsewhere">, args: string[]): Promise<string | undefined>;
  close(): void;
}

export function openBinLab(): BinLab {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-fuzz-")));
  mkdirSync(join(folder, "doors"));
  const bin = freezeDoors(join(folder, "doors"));
  const around = join(folder, "around");
  const root = join(around, "root");
  mkdirSync(root, { recursive: true });
  writeFileSync(join(around, "victim"), "not to be touched\n");
  writeFileSync(join(root, "nx.json"), "{}\n");
  execFileSync("git", ["init", "-q", "--template="], { cwd: root, env: environment() });
  return {
    async run(files, args) {
      writeWorkspace(root, files);
      const before = readTree(around);
      const ended = await run(process.execPath, [bin, ...args], {
        cwd: root,
        limit: LIMIT_MS,
        env: { NODE_OPTIONS: `--max-old-space-size=${MEGABYTES}` },
      });
      const wrong = judge(ended, compareTrees(readTree(around), before), readState(root));
      return wrong === undefined ? undefined : `${wrong}\n${ended.stderr.slice(0, 1000)}`;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeWorkspace(
  root: string,
  { claude, env, folders, spec }: Pick<FuzzCase, "claude" | "env" | "folders" | "spec">,
): void {
  for (const path of ["spec", "config", "services", "compose.yaml", "CLAUDE.md", ".claude"])
    rmSync(join(root, path), { recursive: true, force: true });
  const texts = { "spec/ports.yaml": spec, "config/ports.env": env, "CLAUDE.md": claude };
  for (const [path, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const name of folders) mkdirSync(join(root, "services", name), { recursive: true });
}
