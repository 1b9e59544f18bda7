import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import { VERSIONS } from "../versions.ts";
import { planService } from "./plan-service.ts";

type Files = Record<string, string>;

/** The plan for a service in a workspace with these files in its root. */
const planIn = (root: Files, options: ServiceOptions = {}) => {
  const snapshot = snapshotOf();
  const world = { files: { ...snapshot.files, ...root }, rootNames: ["nx.json", ...Object.keys(root)] };
  return unwrap(planService({ name: "alerts", range: "analysis", ...options }, { ...snapshot, ...world }));
};
const manifestIn = (root: Files, options?: ServiceOptions) =>
  JSON.parse(textOf(planIn(root, options), "services/alerts/package.json"));
const dockerfileIn = (root: Files) => textOf(planIn(root), "services/alerts/Dockerfile");
const has = (plan: ReturnType<typeof planIn>, path: string) =>
  plan.changes.some((change) => change.path === `services/alerts/${path}`);
const rootPackage = (content: object): Files => ({ "package.json": JSON.stringify(content) });

const MEMBERS = rootPackage({ name: "@acme/source", workspaces: ["services/*"] });
const PNPM = {
  "package.json": '{ "name": "acme" }',
  "pnpm-lock.yaml": "",
  "pnpm-workspace.yaml": "packages: [apps/*]",
};

it("names what a service imports and what its targets run, with exact versions", () => {
  const { dependencies, devDependencies, ...rest } = manifestIn({});
  expect(rest).toEqual({ name: "@services/alerts", private: true, type: "module" });
  expect(dependencies).toEqual({ "@berth/service": VERSIONS["@berth/service"], zod: VERSIONS["zod"] });
  const tools = ["@types/node", "esbuild", "tsx", "typescript", "vitest"];
  expect(devDependencies).toEqual(Object.fromEntries(tools.map((name) => [name, VERSIONS[name]])));
});

it.each([
  ["websocket", { template: "websocket" }],
  ["subscriber", { template: "subscriber" }],
] as const)("names @berth/feed for a service made from %s, once", (_, options) => {
  const text = textOf(planIn({}, options), "services/alerts/package.json");
  expect(text.split("@berth/feed")).toHaveLength(2);
  expect(JSON.parse(text).dependencies).toHaveProperty(["@berth/feed"], VERSIONS["@berth/feed"]);
});

it("takes a version as the root names it", () => {
  const root = rootPackage({ dependencies: { zod: "^4.1.0" }, devDependencies: { vitest: "catalog:" } });
  expect(manifestIn(root)).toMatchObject({ dependencies: { zod: "^4.1.0" }, devDependencies: { vitest: "catalog:" } });
});

it("configures Nx in project.json where the folder is no member, else in package.json", () => {
  const outside = planIn({});
  expect(JSON.parse(textOf(outside, "services/alerts/project.json"))).toEqual({
    $schema: "../../node_modules/nx/schemas/project-schema.json",
    name: "alerts",
    projectType: "application",
    sourceRoot: "services/alerts/src",
    tags: ["berth:service"],
  });
  expect(has(planIn(MEMBERS), "project.json")).toBe(false);
  expect(manifestIn(MEMBERS)).toMatchObject({
    name: "@acme/alerts",
    nx: {
      name: "alerts",
      projectType: "application",
      sourceRoot: "services/alerts/src",
      tags: ["berth:service"],
    },
  });
});

it("configures Nx where --use-project-json says, whatever the workspace", () => {
  expect(manifestIn({}, { useProjectJson: false }).nx.tags).toEqual(["berth:service"]);
  expect(has(planIn({}, { useProjectJson: false }), "project.json")).toBe(false);
  expect(manifestIn(MEMBERS, { useProjectJson: true })).not.toHaveProperty("nx");
  expect(has(planIn(MEMBERS, { useProjectJson: true }), "project.json")).toBe(true);
});

it("refuses the choice for a program that has no folder here", () => {
  const options = { name: "redis", range: "analysis", template: "external", image: "redis:8" };
  expect(refusalOf(planService({ ...options, useProjectJson: false }, snapshotOf()))).toBe(
    "FLAG_INVALID  --use-project-json is for services that are written here; redis is external.\nLeave it out.",
  );
});

it("notes the command that brings the lockfile up to date, where the service is a member", () => {
  expect(planIn({}).notes.join()).not.toContain("lock");
  expect(planIn(PNPM).notes.join()).not.toContain("lock");
  expect(planIn(MEMBERS).notes).toContain(
    "services/alerts is a member of the npm workspace. Run npm install, which adds it to package-lock.json, before " +
      "you commit: npm ci expects it there.",
  );
  expect(planIn({ ...PNPM, "pnpm-workspace.yaml": "packages:\n  - services/*\n" }).notes).toContain(
    "services/alerts is a member of the pnpm workspace. Run pnpm install, which adds it to pnpm-lock.yaml, before " +
      "you commit: pnpm install --frozen-lockfile expects it there.",
  );
});

it("leans on no tsconfig and no vitest configuration of the root", () => {
  const plan = planIn({ "tsconfig.base.json": "{}", "vitest.config.ts": "" });
  expect(textOf(plan, "services/alerts/tsconfig.json")).not.toMatch(/extends|\.\.\//);
  expect(textOf(plan, "services/alerts/vitest.config.ts")).not.toContain("../");
});

it.each([
  ["npm", {}, ["target=/root/.npm npm ci && npx nx build alerts"]],
  [
    "pnpm",
    rootPackage({ packageManager: "pnpm@10.4.1+sha512.00" }),
    ["RUN npm install --global pnpm@10.4.1\n", " pnpm install --frozen-lockfile && pnpm nx build alerts"],
  ],
  [
    "yarn 1",
    { "yarn.lock": "" },
    [
      "RUN npm install --global --force yarn\n",
      "target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile && yarn nx build alerts",
    ],
  ],
  [
    "yarn 4",
    rootPackage({ packageManager: "yarn@4.9.1" }),
    ["--force @yarnpkg/cli-dist@4.9.1\n", " yarn install --immutable && yarn nx build alerts"],
  ],
  [
    "bun",
    { "bun.lock": "" },
    [
      "COPY --from=oven/bun:1 /usr/local/bin/bun /usr/local/bin/bun\n",
      " bun install --frozen-lockfile && npx nx build",
    ],
  ],
] as const)("builds the image with %s, and leaves the installed packages out of it", (_, root, parts) => {
  const dockerfile = dockerfileIn(root);
  for (const part of parts) expect(dockerfile).toContain(part);
  const [, last = ""] = dockerfile.split(/\nFROM \$\{NODE\}\n/);
  expect(last).toContain("COPY --from=build /workspace/services/alerts/dist/main.mjs ./\nUSER node\n");
  expect(last).not.toMatch(/install|node_modules|npm ci/);
});

it("tells people to run Nx by their package manager", () => {
  expect(textOf(planIn({}), "services/alerts/README.md")).toContain("\nnpx nx serve alerts       # run it");
  expect(textOf(planIn(PNPM), "services/alerts/README.md")).toContain("\npnpm nx serve alerts       # run it");
});

it("keeps secrets and installed packages out of the build, unless the workspace says itself what to keep out", () => {
  const path = "Dockerfile.dockerignore";
  expect(textOf(planIn({}), `services/alerts/${path}`).split("\n")).toEqual(
    expect.arrayContaining(["**/node_modules", "**/.env"]),
  );
  expect(has(planIn({ ".dockerignore": "" }), path)).toBe(false);
});

it("works in the folder that the settings name", () => {
  const spec = VECTRA.replace("\nranges:", "\nsettings: { services: backend/apps }\nranges:");
  const plan = unwrap(planService({ name: "alerts", range: "analysis" }, snapshotOf(spec)));
  expect(JSON.parse(textOf(plan, "backend/apps/alerts/package.json")).name).toBe("@apps/alerts");
  expect(textOf(plan, "backend/apps/alerts/project.json")).toContain('"$schema": "../../../node_modules/nx/');
  expect(textOf(plan, "backend/apps/alerts/Dockerfile")).toContain("/workspace/backend/apps/alerts/dist/main.mjs");
});
