import type { Shell } from "./shell.ts";

/** A fact of the workspace that is otherwise than it has to be. */
export class NotAsExpected extends Error {
  override name = "NotAsExpected";
}

/** Throws NotAsExpected where the working copy differs from the last commit, with the difference. */
export async function expectUnchanged(shell: Shell, expected: string): Promise<void> {
  const { stdout } = await shell.run("git status --porcelain -uall && git diff");
  if (stdout !== "") throw new NotAsExpected(`Expected: ${expected}. But:\n${stdout}`);
}
