import { readGit } from "@berth/engine";
import type { AuditCommit } from "../join/audit.ts";
import { webOf } from "./web-of.ts";

/** The commit that is checked out in a folder of a repository; undefined before the first one. */
export function readCommit(root: string, prefix: string): AuditCommit | undefined {
  const ask = (...args: string[]) => {
    const { ok, stdout } = readGit(root, args);
    return ok ? stdout.toString().trim() : "";
  };
  const id = ask("rev-parse", "--verify", "-q", "HEAD");
  if (id === "") return undefined;
  const branch = ask("symbolic-ref", "--short", "-q", "HEAD");
  const remote = ask("config", "--get", "remote.origin.url");
  // Only what was pushed can be seen there.
  const isPublic = remote !== "" && ask("branch", "-r", "--format=%(refname)", "--contains", id) !== "";
  const url = isPublic ? webOf(remote, id) : undefined;
  return {
    ...{ id, prefix, isChanged: ask("status", "--porcelain", "-uno", "--", ".") !== "" },
    ...(branch !== "" && { branch }),
    ...(url !== undefined && { url }),
  };
}
