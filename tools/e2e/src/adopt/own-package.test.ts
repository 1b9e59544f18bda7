import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../loopback.ts";
import { type Ended, nx, run } from "../run.ts";
import { serveUntilHealthy } from "../service-process.ts";
import type { Workspace } from "../workspace.ts";
import { makeForeignWorkspace } from "./foreign-workspace.ts";

/** A workspace whose root would break every service that leans on it: CommonJS, no tsconfig, a hostile vitest. */
const FOREIGN = {
  ".gitignore": "node_modules\ndist\n.nx\n",
  "nx.json": JSON.stringify({ analytics: false, plugins: ["nx-berth"], sync: { globalGenerators: ["nx-berth:sync"] } }),
  "vitest.config.mjs": 'throw new Error("the configuration of the root");\n',
  "spec/ports.yaml": `title: Ports
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  analysis: { ports: 9020-9029, purpose: Analysis }
ports: {}
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial specification }
`,
};
const lockfile = { name: "acme", lockfileVersion: 3, requires: true, packages: { "": { name: "acme" } } };

describe("in a workspace without type, tsconfig and members", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = makeForeignWorkspace({
      ...FOREIGN,
      "package.json": '{ "name": "acme", "private": true }\n',
      "package-lock.json": JSON.stringify(lockfile),
    });
    await passes(nx(workspace.root, "g", "nx-berth:service", "price-alerts", "--range=analysis"));
  });
  afterAll(() => workspace.remove());

  test("test, typecheck and build pass right after nx g service", async () => {
    await passes(nx(workspace.root, "run-many", "-t", "test", "typecheck", "build", "-p", "price-alerts"));
  });

  test("typecheck finds a wrong type", async () => {
    const path = "services/price-alerts/src/config.ts";
    const text = workspace.read(path);
    workspace.write(path, `${text}export const wrong: number = "text";\n`);
    const { status, stdout } = await nx(workspace.root, "typecheck", "price-alerts");
    workspace.write(path, text);
    expect(stdout).toContain("TS2322");
    expect(status).toBe(1);
  });

  test("nx serve answers, and so does what nx build makes, alone in a folder", async () => {
    const [served, built] = [await freePort(), await freePort()];
    const args = ["node_modules/.bin/nx", "serve", "price-alerts"];
    const env = (port: number) => ({ PRICE_ALERTS_PORT: String(port) });
    await serveUntilHealthy("price-alerts", [served], args, { cwd: workspace.root, env: env(served) });
    const cwd = mkdtempSync(join(tmpdir(), "berth-foreign-built-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    copyFileSync(join(workspace.root, "services/price-alerts/dist/main.mjs"), join(cwd, "main.mjs"));
    await serveUntilHealthy("price-alerts", [built], ["main.mjs"], { cwd, env: env(built) });
  });

  test("manifest and lockfile are as they were, and npm ci takes them", async () => {
    expect(workspace.git("status", "--porcelain", "package.json", "package-lock.json")).toBe("");
    await passes(
      run("npm", ["ci", "--dry-run", "--offline", "--ignore-scripts", "--no-audit"], { cwd: workspace.root }),
    );
  });

  test("the nx key of package.json does as well as project.json, and what it says wins", async () => {
    const flags = ["--range=analysis", "--template=websocket", "--no-use-project-json"];
    await passes(nx(workspace.root, "g", "nx-berth:service", "ticker", ...flags));
    const manifest = JSON.parse(workspace.read("services/ticker/package.json"));
    manifest.nx.targets = { serve: { options: { command: "node dist/main.mjs" } } };
    workspace.write("services/ticker/package.json", JSON.stringify(manifest));
    const { name, targets, tags } = await show(workspace, "ticker");
    expect({ name, tags }).toEqual({ name: "ticker", tags: ["berth:service"] });
    expect(Object.keys(targets).sort()).toEqual(["build", "dev", "docker", "serve", "test", "typecheck"]);
    expect(targets.serve).toMatchObject({ continuous: true, options: { command: "node dist/main.mjs" } });
    expect(workspace.files().has("services/ticker/project.json")).toBe(false);
    await passes(nx(workspace.root, "run-many", "-t", "typecheck", "build", "-p", "ticker"));
  });
});

describe("in a workspace whose members are in apps/", () => {
  let workspace: Workspace;
  let made: string;
  beforeAll(async () => {
    workspace = makeForeignWorkspace({
      ...FOREIGN,
      "spec/ports.yaml": FOREIGN["spec/ports.yaml"].replace("ranges:", "settings: { services: apps }\nranges:"),
      "package.json": JSON.stringify({
        name: "@acme/source",
        private: true,
        workspaces: ["apps/*"],
        devDependencies: { vitest: "^4.0.0", "nx-berth": "file:nx-berth.tgz", "@berth/service": "file:service.tgz" },
      }),
    });
    made = await passes(nx(workspace.root, "g", "nx-berth:service", "price-alerts", "--range=analysis"));
  });
  afterAll(() => workspace.remove());

  test("a service is a package of the scope, with the versions of the root", async () => {
    const manifest = JSON.parse(workspace.read("apps/price-alerts/package.json"));
    expect(manifest).toMatchObject({
      name: "@acme/price-alerts",
      private: true,
      type: "module",
      nx: { name: "price-alerts", sourceRoot: "apps/price-alerts/src", tags: ["berth:service"] },
      dependencies: { "@berth/service": "file:../../service.tgz" },
      devDependencies: { vitest: "^4.0.0" },
    });
    expect(workspace.files().has("apps/price-alerts/project.json")).toBe(false);
    const { name, root } = await show(workspace, "price-alerts");
    expect({ name, root }).toEqual({ name: "price-alerts", root: "apps/price-alerts" });
  });

  test("the report says which command brings the lockfile up to date", () => {
    expect(made).toContain("Run npm install, which adds it to package-lock.json, before you commit: npm ci expects it");
  });

  test("test, typecheck and build pass before that", async () => {
    await passes(nx(workspace.root, "run-many", "-t", "test", "typecheck", "build", "-p", "price-alerts"));
  });
});

async function show({ root }: Workspace, project: string) {
  return JSON.parse(await passes(nx(root, "show", "project", project, "--json")));
}

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
