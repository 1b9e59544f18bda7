import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CloneLab } from "./clone-lab.ts";

/** An environment in which a script stands before git: it does something of its own, then runs "$REAL_GIT" "$@". */
export function shadowGit(lab: CloneLab, script: readonly string[]): NodeJS.ProcessEnv {
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const folder = join(lab.folder, "shadow");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "git"), `${["#!/bin/sh", ...script].join("\n")}\n`);
  chmodSync(join(folder, "git"), 0o755);
  return { PATH: `${folder}:${process.env["PATH"]}`, REAL_GIT: real };
}
