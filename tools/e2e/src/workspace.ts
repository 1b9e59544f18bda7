import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { environment } from "./run.ts";

export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));

/** The command as it was built here; it works on whatever folder it runs in. */
export const BERTH = join(REPOSITORY, "tools/berth/bin/berth.js");

/** What `npm run build` makes; git doesn't track it and a workspace can't do without it. */
export const BUILT = [
  "libs/feed/dist",
  "libs/monitor/dist",
  "libs/service/dist",
  "tools/berth/dist",
  "tools/berth/templates",
  "tools/nx-berth/dist",
];

/** A real workspace of its own: a copy of this repository as it stands, with a git history of one commit. */
export interface Workspace {
  root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Every file but those of git, Nx and the dependencies, by path; a folder without files doesn't show. */
  files(): Map<string, string>;
  git(...args: string[]): string;
  /** As it was cloned: what one test did doesn't reach the next. */
  reset(): void;
  remove(): void;
}

/**
 * Makes a workspace in a temporary folder. Dependencies are hard links, so that a copy takes a second and relative
 * links such as node_modules/nx-berth point into the copy.
 */
export function makeWorkspace({
  git = true,
  installed = true,
}: {
  git?: boolean;
  installed?: boolean;
} = {}): Workspace {
  const root = mkdtempSync(join(tmpdir(), "berth-e2e-"));
  const tracked = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: REPOSITORY,
  })
    .toString()
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(REPOSITORY, path)));
  for (const path of tracked) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(REPOSITORY, path), join(root, path), { verbatimSymlinks: true });
  }
  if (installed) {
    linkDependencies(root);
    // Not linked: a build in the copy would write through to ours.
    for (const path of BUILT) cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  }
  const workspace = openWorkspace(root);
  if (git) {
    workspace.git("init", "-q", "-b", "main");
    workspace.git("add", "-A");
    workspace.git("commit", "-q", "-m", "start");
  }
  return workspace;
}

/** The workspace in a folder that is there already, such as a clone. */
export function openWorkspace(root: string): Workspace {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), encoding: "utf8" });
  return {
    root,
    read: (path) => readFileSync(join(root, path), "utf8"),
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    files: () => new Map(listFiles(root, "")),
    git,
    reset() {
      git("checkout", "-q", "--", ".");
      // What git ignores goes too, staged images for one; not what the workspace was made with.
      const kept = ["node_modules", "dist", "/tools/berth/templates", ".nx"];
      git("clean", "-fdxq", ...kept.flatMap((path) => ["-e", path]));
      rmSync(join(root, ".git/berth"), { recursive: true, force: true });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Gives a workspace the installed packages of this repository. */
export function linkDependencies(root: string): void {
  const from = join(REPOSITORY, "node_modules");
  const to = join(root, "node_modules");
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    // Another file system has no hard links to this one.
    rmSync(to, { recursive: true, force: true });
    execFileSync("cp", ["-a", from, to]);
  }
  // Caches that tools write to; a link would let the copy change ours.
  for (const cache of [".vite", ".vite-temp", ".cache"]) rmSync(join(to, cache), { recursive: true, force: true });
}

const SKIPPED = new Set(["node_modules", ".git", ".nx", "dist"]);

function* listFiles(root: string, folder: string): Generator<[string, string]> {
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (SKIPPED.has(name)) continue;
    const path = folder === "" ? name : `${folder}/${name}`;
    const stats = lstatSync(join(root, path));
    if (stats.isDirectory()) yield* listFiles(root, path);
    else yield [path, stats.isFile() ? readFileSync(join(root, path), "latin1") : "(no regular file)"];
  }
}
