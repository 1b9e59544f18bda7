import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, nx } from "@berth/e2e/run";
import type { Contest } from "../row.ts";
import { openCopy, removing } from "./copy.ts";
import { installPeers } from "./peers.ts";
import { nxService } from "./service.ts";
import { succeed } from "./succeed.ts";

/** No install, formatting, linter or tests: the files of a Fastify application and its project. */
const OPTIONS = [
  "--framework=fastify",
  "--linter=none",
  "--formatter=none",
  "--unitTestRunner=none",
  "--e2eTestRunner=none",
  "--skipFormat",
  "--skipPackageJson",
  "--no-interactive",
];

/** `nx g service` and the generator of Nx's own plugin for Node, each in a workspace that it has prepared before. */
export async function nxServiceOrNxNode(): Promise<Contest> {
  const peers = await installPeers("nx", "@nx/node");
  const copy = await openCopy();
  const { root } = peers;
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "ignore" });
  const generate = (name: string) => succeed(nx(root, "g", "@nx/node:application", `apps/${name}`, ...OPTIONS));
  const close = removing(copy, peers);
  try {
    writeFileSync(join(root, "nx.json"), JSON.stringify({ analytics: false }));
    writeFileSync(join(root, ".gitignore"), "node_modules\n.nx\n");
    git("init", "-q");
    // The first application of a workspace installs what all of them need.
    await generate("first");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
  } catch (error) {
    close();
    throw error;
  }
  const clean = () => {
    git("checkout", "-q", ".");
    git("clean", "-qfd");
  };
  return { ours: nxService(copy), theirs: { prepare: clean, run: () => generate("second") }, close };
}
