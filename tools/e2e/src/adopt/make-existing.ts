import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ExistingCell, NX_VERSIONS } from "./cells.ts";
import { WORDS } from "./manager-words.ts";
import { openShell, type Shell } from "./shell.ts";

/** Makes the workspace of a cell, in the folder acme, packages installed and committed; without Berth. */
export async function makeExisting(cell: ExistingCell, parent: string, env: NodeJS.ProcessEnv): Promise<Shell> {
  const root = join(parent, "acme");
  if (cell.origin === "by-hand") writeByHand(root, cell);
  else await createByNx(cell, parent, env);
  const shell = openShell(root, env);
  if (cell.isModule) editJson(join(root, "package.json"), (manifest) => ({ ...manifest, type: "module" }));
  // A project of somebody else: Berth must leave it alone.
  if (cell.folder === "apps") writeJson(join(root, "apps/web/project.json"), { name: "web", targets: {} });
  if (cell.origin === "by-hand") await shell.run(WORDS[cell.manager].install);
  await shell.run("git init -q -b main && git add -A && git commit -q -m start");
  return shell;
}

const createByNx = ({ manager, nx, origin }: ExistingCell, parent: string, env: NodeJS.ProcessEnv) =>
  openShell(parent, env).run(
    `npx --yes create-nx-workspace@${NX_VERSIONS[nx]} acme --preset=${origin} --pm=${manager} --nxCloud=skip ` +
      "--ci=skip --analytics=false --skipGit --no-interactive",
  );

function writeByHand(root: string, { manager, nx }: ExistingCell): void {
  const devDependencies = { nx: NX_VERSIONS[nx] };
  writeJson(join(root, "package.json"), {
    name: "acme",
    version: "0.0.0",
    private: true,
    // Yarn and Bun take a folder of packages from here, pnpm from its own file.
    ...(manager !== "pnpm" && { workspaces: ["packages/*"] }),
    devDependencies,
  });
  writeJson(join(root, "nx.json"), { defaultBase: "main" });
  writeFileSync(join(root, ".gitignore"), "node_modules\ndist\n.nx/cache\n.nx/workspace-data\n.yarn\n");
  if (manager === "pnpm")
    writeFileSync(join(root, "pnpm-workspace.yaml"), "packages:\n  - packages/*\nallowBuilds:\n  nx: false\n");
  // Nx needs node_modules: it reads no zip files of Yarn's.
  if (manager === "yarn") writeFileSync(join(root, ".yarnrc.yml"), "nodeLinker: node-modules\nenableScripts: false\n");
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

const editJson = (path: string, edit: (value: object) => object): void =>
  writeJson(path, edit(JSON.parse(readFileSync(path, "utf8"))));
