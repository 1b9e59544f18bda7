import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { berth, type Ended, nx, run } from "../run.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "../workspace.ts";

// The layout of the version before, as it made every service: a project.json with another tag, a tsconfig that extends
// the workspace's, and no package.json; and the hook for agents, which called a file that is gone.
const TSCONFIG = `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "noEmit": true },
  "include": ["src"]
}
`;
const OURS = '{\n  "extends": "../../tsconfig.base.json",\n  "include": ["src", "test"]\n}\n';

let workspace: Workspace;
let present: Map<string, string>;
beforeAll(() => {
  workspace = makeWorkspace();
  present = workspace.files();
  const { git, read, root, write } = workspace;
  for (const name of ["optimization", "recording"]) {
    const folder = `services/${name}`;
    for (const path of ["package.json", "vitest.config.ts"]) rmSync(join(root, folder, path));
    write(`${folder}/tsconfig.json`, TSCONFIG);
    write(`${folder}/project.json`, read(`${folder}/project.json`).replace("berth:service", "type:service"));
  }
  write("services/recording/tsconfig.json", OURS);
  const settings = read(".claude/settings.json");
  write(
    ".claude/settings.json",
    settings.replace(/"command": ".*"/, '"command": "node \\"node_modules/nx-berth/bin/berth.js\\" hook"'),
  );
  // What `nx migrate nx-berth` writes.
  const migrations = JSON.parse(readFileSync(join(REPOSITORY, "tools/nx-berth/migrations.json"), "utf8"));
  const list = Object.entries<object>(migrations.generators).map(([name, migration]) => ({
    ...migration,
    name,
    package: "nx-berth",
    cli: "nx",
  }));
  write("migrations.json", JSON.stringify({ migrations: list }));
  git("add", "-A");
  git("commit", "-qm", "as the version before made it");
});
afterAll(() => workspace.remove());

test("nx migrate --run-migrations brings services of the version before to the present layout", async () => {
  const { git, read, root } = workspace;
  const before = await nx(root, "show", "project", "optimization", "--json");
  expect(JSON.parse(before.stdout).targets).toEqual({});
  const { status, stderr, stdout } = await migrate(root);
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toContain("services/recording/tsconfig.json is not as Berth made it, so it stays as it is.");

  const changed = [".claude/settings.json", "services/optimization/tsconfig.json"];
  const added = ["optimization", "recording"].flatMap((name) =>
    ["package.json", "vitest.config.ts"].map((path) => `services/${name}/${path}`),
  );
  for (const path of [...changed, ...added]) expect(read(path), path).toBe(present.get(path));
  for (const name of ["optimization", "recording"])
    expect(JSON.parse(read(`services/${name}/project.json`)).tags).toEqual(["type:service", "berth:service"]);
  expect(read("services/recording/tsconfig.json")).toBe(OURS);
  expect(git("status", "--porcelain", "-uall").split("\n").filter(Boolean).sort()).toEqual(
    [
      ...[...changed, "services/optimization/project.json", "services/recording/project.json"].map(
        (path) => ` M ${path}`,
      ),
      ...added.map((path) => `?? ${path}`),
    ].sort(),
  );

  const check = await berth(root, "check");
  expect(check.status, check.stdout).toBe(0);
  for (const target of ["typecheck", "test"]) {
    const ended = await nx(root, target, "optimization");
    expect(ended.status, ended.stdout + ended.stderr).toBe(0);
  }
});

test("a second run changes nothing", async () => {
  const { files, root } = workspace;
  const before = files();
  const { status, stderr, stdout } = await migrate(root);
  expect(status, stdout + stderr).toBe(0);
  expect(files()).toEqual(before);
});

// With the Nx that is installed, and no network: else it takes its latest version from the registry, and installs.
const OFFLINE = { NX_USE_LOCAL: "true", NX_MIGRATE_USE_LOCAL: "true", NX_MIGRATE_SKIP_INSTALL: "true" };

function migrate(cwd: string): Promise<Ended> {
  const command = [join(cwd, "node_modules/.bin/nx"), "migrate", "--run-migrations"];
  return run(process.execPath, command, { cwd, env: OFFLINE });
}
