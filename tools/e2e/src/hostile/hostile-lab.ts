import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { type Ended, run } from "../run.ts";
import { freezeDoors } from "../sweep/frozen-doors.ts";
import { writeSmallWorkspace } from "../sweep/small-workspace.ts";
import { compareTrees, readState, readTree } from "../sweep/tree.ts";

/** Small workspaces in sync, each beside a folder that is none of its business. */
export interface HostileLab {
  bin: string;
  /** A fresh workspace, and the folder outside of it. */
  make(): Promise<{ root: string; outside: string }>;
  /** Runs `berth`; `prefix` is a program that runs it. */
  berth(root: string, ...args: string[]): Promise<Ended>;
  close(): void;
}

/** A bound, not an expectation: a run that waits for a FIFO is killed. */
const LIMIT_MS = 60_000;

export function openHostileLab(): HostileLab {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-hostile-")));
  // For tests as another user.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "doors"));
  const bin = freezeDoors(join(folder, "doors"));
  const model = join(folder, "model");
  const berth = (cwd: string, ...args: string[]) => run(process.execPath, [bin, ...args], { cwd, limit: LIMIT_MS });
  let made = 0;
  return {
    bin,
    berth,
    async make() {
      if (made++ === 0) {
        mkdirSync(model);
        writeSmallWorkspace(model);
        expect((await berth(model, "sync")).status).toBe(0);
      }
      const [root, outside] = [join(folder, `w${made}`), join(folder, `o${made}`)];
      cpSync(model, root, { recursive: true, verbatimSymlinks: true });
      writeText(outside, "victim", "not to be touched\n");
      return { root, outside };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function writeText(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * Does something, and expects that not one byte of these folders is another afterwards, and that nothing is left over.
 */
export async function expectUntouched<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  const before = folders.map((folder) => readTree(folder));
  const result = await work();
  for (const [index, folder] of folders.entries()) {
    expect(compareTrees(readTree(folder), before[index] ?? new Map())).toEqual([]);
    expect(readState(folder)).toEqual([]);
  }
  return result;
}
