import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./run.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "./workspace.ts";

// Agents and people copy what `nx g nx-berth:<generator> --help` and Nx Console show them.
const SCHEMAS = join(REPOSITORY, "tools/nx-berth/schemas");
const schemas = readdirSync(SCHEMAS).map((file) => JSON.parse(readFileSync(join(SCHEMAS, file), "utf8")));
const commands: string[] = schemas.flatMap(({ examples }) =>
  examples.map(({ command }: { command: string }) => command),
);

let workspace: Workspace;
let before: Map<string, string>;
beforeAll(() => {
  workspace = makeWorkspace();
  // The project that the example of a port is about; those of the repository are no servers.
  const project = join(workspace.root, "apps/shop-web");
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "name": "shop-web", "scripts": { "dev": "next dev" } }\n');
  before = workspace.files();
});
afterAll(() => workspace.remove());

test("every generator has an example", () => {
  expect(schemas.filter(({ examples }) => examples.length === 0).map(({ $id }) => $id)).toEqual([]);
});

test.each(commands)("%s works as it stands", async (command) => {
  const { status, stderr, stdout } = await run("sh", ["-c", `node_modules/.bin/${command} --dry-run`], {
    cwd: workspace.root,
  });
  expect(status, stdout + stderr).toBe(0);
  expect(workspace.files()).toEqual(before);
});
