import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, STEADY } from "./command.ts";
import { freezeDoors } from "./frozen-doors.ts";

/** A folder for hundreds of short-lived workspaces, and the `berth` that runs in them. */
export interface Lab {
  folder: string;
  berth(root: string, ...args: string[]): Command;
  /** A new workspace like this one. */
  copy(model: string): string;
  discard(root: string): void;
  close(): void;
}

export function openLab(): Lab {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-sweep-")));
  mkdirSync(join(folder, "doors"));
  const bin = freezeDoors(join(folder, "doors"));
  let copies = 0;
  const discard = (root: string) => rmSync(root, { recursive: true, force: true });
  return {
    folder,
    berth: (cwd, ...args) => ({ file: process.execPath, args: [bin, ...args], cwd, env: STEADY }),
    copy(model) {
      // All names have one length, so that all traces are alike.
      const root = join(folder, `w${String(copies++).padStart(5, "0")}`);
      cpSync(model, root, { recursive: true, preserveTimestamps: true });
      return root;
    },
    discard,
    close: () => discard(folder),
  };
}
