import { expect } from "vitest";
import { leftovers } from "./leftovers.ts";
import { berth } from "./run.ts";
import type { Workspace } from "./workspace.ts";

/** Runs `berth`, and expects it to say exactly this, to end with 2, and to leave every byte as it was. */
export async function expectRefusal(
  workspace: Workspace,
  args: readonly string[],
  ...lines: readonly string[]
): Promise<void> {
  const before = workspace.files();
  const ended = await berth(workspace.root, ...args);
  const stderr = `${lines.join("\n")}\n`;
  expect(ended).toEqual({ status: 2, signal: null, stdout: "", stderr });
  expect(workspace.files()).toEqual(before);
  expect(leftovers(workspace.root)).toEqual([]);
}
