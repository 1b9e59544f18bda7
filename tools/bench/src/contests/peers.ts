import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@berth/e2e/run";
import { REPOSITORY } from "@berth/e2e/workspace";
import { succeed } from "./succeed.ts";

const { version: nx } = JSON.parse(readFileSync(join(REPOSITORY, "node_modules/nx/package.json"), "utf8"));

/** The tools to compare with, beside those that this repository has for itself; Nx in the version of here. */
const PEERS = { "@nx/node": nx, hygen: "6.2.11", nx } as const;

type Peer = keyof typeof PEERS;

/** A folder of its own with these tools in it. */
export interface PeerFolder {
  root: string;
  remove(): void;
}

/**
 * Installs tools from the registry into a temporary folder, with the package manager that started this program, else
 * npm. Needs the network.
 */
export async function installPeers(...peers: Peer[]): Promise<PeerFolder> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-peers-")));
  const remove = () => rmSync(root, { recursive: true, force: true });
  const devDependencies = Object.fromEntries(peers.map((peer) => [peer, PEERS[peer]]));
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "peers", private: true, devDependencies }));
  try {
    await succeed(run(packageManager(), ["install"], { cwd: root }));
    return { root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The first word of what npm, pnpm, Yarn and Bun say of themselves to the scripts that they run: `pnpm/10.2.0 …`. */
const packageManager = (agent = process.env["npm_config_user_agent"]): string =>
  /^(npm|pnpm|yarn|bun)\//.exec(agent ?? "")?.[1] ?? "npm";
