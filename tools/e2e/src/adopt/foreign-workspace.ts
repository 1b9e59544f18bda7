import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "../run.ts";
import { linkDependencies, openWorkspace, REPOSITORY, type Workspace } from "../workspace.ts";

const PUBLISHED = ["libs/feed", "libs/service", "tools/berth", "tools/nx-berth"];

/**
 * An Nx workspace with these files and a git history of one commit, in which the packages of Berth are installed as
 * users have them: from tarballs. No registry is asked, the other packages are those of this repository.
 */
export function makeForeignWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-foreign-")));
  const workspace = openWorkspace(root);
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  linkDependencies(root);
  rmSync(join(root, "node_modules/@berth"), { recursive: true });
  for (const folder of PUBLISHED) install(root, join(REPOSITORY, folder));
  workspace.git("init", "-q", "-b", "main");
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "theirs");
  return workspace;
}

function install(root: string, folder: string): void {
  const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const to = join(root, "node_modules", name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", root];
  const [{ filename }] = JSON.parse(
    execFileSync("npm", pack, { cwd: folder, env: environment(), stdio: ["ignore", "pipe", "ignore"] }).toString(),
  );
  execFileSync("tar", ["-xzf", join(root, filename), "-C", to, "--strip-components=1"]);
  rmSync(join(root, filename));
}
