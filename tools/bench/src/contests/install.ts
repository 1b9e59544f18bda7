import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "@berth/e2e/run";
import { makeWorkspace } from "@berth/e2e/workspace";
import type { Contender, Contest } from "../row.ts";
import { removing } from "./copy.ts";
import { installPeers } from "./peers.ts";
import { succeed } from "./succeed.ts";

/** `npm ci` of this workspace, its build included, and of one that has nothing but Nx and its plugin for Node. */
export async function install(figure: "seconds" | "MiB"): Promise<Contest> {
  const ours = makeWorkspace({ installed: false });
  const theirs = await installPeers("nx", "@nx/node");
  // npm ci wants npm's own lockfile, whatever installed the peers.
  const lock = existsSync(join(theirs.root, "package-lock.json"));
  if (!lock) await succeed(run("npm", ["install", "--package-lock-only"], { cwd: theirs.root }));
  const installed = ({ root }: { root: string }): Contender => ({
    prepare: () => rmSync(join(root, "node_modules"), { recursive: true, force: true }),
    async run() {
      const begin = performance.now();
      await succeed(run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: root, limit: 1_200_000 }));
      return figure === "seconds" ? (performance.now() - begin) / 1000 : sizeOf(join(root, "node_modules"));
    },
  });
  return { ours: installed(ours), theirs: installed(theirs), close: removing(ours, theirs) };
}

/** MiB on the disk. */
const sizeOf = (path: string): number =>
  Number(execFileSync("du", ["-sk", path], { encoding: "utf8" }).split("\t")[0]) / 1024;
