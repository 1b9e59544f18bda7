import type { Failure } from "@berth/registry";
import type { Git } from "./git.ts";

/** The reason why the first commit can't be made, or undefined. Asked before anything is made. */
export function findGitFault(git: Git, cwd: string): Failure | undefined {
  if (git(cwd, "--version").status !== 0)
    return {
      code: "GIT_UNREADY",
      message: "git is not installed, or not on the PATH. Nothing was made.",
      fix: "Install git (https://git-scm.com/downloads), then run the same command again.",
    };
  // Git resolves both from the environment and all its configuration files; it fails where it would refuse to commit.
  for (const variable of ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"])
    if (git(cwd, "var", variable).status !== 0)
      return {
        code: "GIT_UNREADY",
        message: "git doesn't know your name and email address, so it can't make the first commit. Nothing was made.",
        fix: [
          "Tell git who you are, then run the same command again:",
          '  git config --global user.name "Your Name"',
          "  git config --global user.email you@example.com",
        ].join("\n"),
      };
  return undefined;
}
