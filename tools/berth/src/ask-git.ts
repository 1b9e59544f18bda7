import { readGitLater } from "@berth/engine";
import type { AskGit } from "@berth/guard";

/** Asks git for the guard, which runs no program itself. */
export const askGit: AskGit = async (cwd, args, input = "") => {
  const { ok, stdout } = await readGitLater(cwd, args, { input });
  return ok ? stdout.toString() : undefined;
};
