import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { locateState, type StatePaths } from "../src/locate-state.ts";
import { GONE } from "./make-plan.ts";

export interface Workspace {
  root: string;
  state: StatePaths;
}

/** A real folder that is gone when the test is over. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real git repository with the files that a run changes. */
export function makeWorkspace(root = makeFolder()): Workspace {
  execFileSync("git", ["init", "-q", root]);
  write(root, "spec/ports.yaml", "ports:\n  9000: { service: foundation }\n");
  write(root, "config/ports.env", "FOUNDATION_PORT=9000\n");
  write(root, "CLAUDE.md", "# Ours\n");
  write(root, "services/README.md", "made by nx g service\n");
  for (const path of GONE) write(root, path, `${path}\n`);
  chmodSync(join(root, "config/ports.env"), 0o640);
  return { root, state: stateOf(root) };
}

/** Where a workspace at the top of a plain repository keeps its lock and journal. */
export const stateOf = (root: string): StatePaths =>
  locateState(root, { common: join(root, ".git"), directory: join(root, ".git"), prefix: "" });

export function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
