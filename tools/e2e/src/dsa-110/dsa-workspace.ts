import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeWorkspace, type Workspace } from "../workspace.ts";

const FOLDER = fileURLToPath(new URL("../../dsa-110", import.meta.url));

/** The files of tools/e2e/dsa-110/<state>, by their paths in the workspace. */
export function readState(state: "before" | "after"): Map<string, string> {
  const folder = join(FOLDER, state);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.sort().map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]));
}

/** What follows from a spec, or belongs to the services of another one. */
const OTHERS = ["services", "config", "spec", "compose.yaml", "CLAUDE.md", ".claude"];

/** A workspace of DSA-110 before CARTA: its ranges, and not one service. */
export function makeDsaWorkspace(): Workspace {
  const workspace = makeWorkspace({ git: false });
  for (const path of OTHERS) rmSync(join(workspace.root, path), { recursive: true, force: true });
  for (const [path, text] of readState("before")) workspace.write(path, text);
  workspace.git("init", "-q", "-b", "main");
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "start");
  return workspace;
}
