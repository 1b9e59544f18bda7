import { parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { parse } from "jsonc-parser";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf } from "../../test/snapshot-of.ts";
import { readText } from "../../test/workspace-files.ts";
import type { InitOptions } from "../options/init-options.ts";
import { planInit } from "./plan-init.ts";
import type { Snapshot } from "./snapshot.ts";

const PACKAGE = `{
  "name": "@acme/source",
  "devDependencies": {
    "nx": "24.0.6",
    "typescript": "~5.9.2"
  }
}
`;
const NX = '{\n  // ours\n  "plugins": ["@nx/js"],\n  "defaultBase": "trunk"\n}\n';

/** A workspace without a spec that has these files. */
function bare(files: Record<string, string>, more: Partial<Snapshot> = {}): Snapshot {
  return snapshotOf(undefined, {
    files,
    rootNames: Object.keys(files).map((path) => path.split("/")[0] ?? ""),
    ...more,
  });
}
const nxWorkspace = (more: Partial<Snapshot> = {}) => bare({ "nx.json": NX, "package.json": PACKAGE }, more);

const init = (snapshot: Snapshot, options: InitOptions = {}) => unwrap(planInit(options, snapshot));
const pathsOf = (snapshot: Snapshot, options?: InitOptions) => init(snapshot, options).changes.map(({ path }) => path);
const specOf = (snapshot: Snapshot, options?: InitOptions) =>
  unwrap(parseSpec(textOf(init(snapshot, options), SPEC_PATH))).spec;

/** The second plan for a workspace on which the first has been carried out. */
function again(snapshot: Snapshot, options: InitOptions = {}) {
  const after = afterPlan(snapshot, init(snapshot, options));
  const rootNames = Object.keys(after.files).map((path) => path.split("/")[0] ?? "");
  return init({ ...after, rootNames: [...new Set(rootNames)] }, options);
}

it("decides about install scripts for pnpm, which else ends with 1 since version 11", () => {
  const workspace = {
    "nx.json": NX,
    "package.json": PACKAGE,
    "pnpm-lock.yaml": "",
    "pnpm-workspace.yaml": "packages: []\n",
  };
  const snapshot = bare(workspace);
  expect(textOf(init(snapshot), "pnpm-workspace.yaml")).toContain("allowBuilds:\n  esbuild: false\n");
  expect(again(snapshot).changes).toEqual([]);
  expect(pathsOf(bare({ "package.json": PACKAGE, "pnpm-workspace.yaml": "packages: []\n" }))).not.toContain(
    "pnpm-workspace.yaml",
  );
});

it("sets up a repository without a package with the spec, what is derived, and .gitignore", () => {
  const snapshot = bare({ "main.py": "" });
  expect(pathsOf(snapshot)).toEqual([
    "spec/ports.yaml",
    "spec/ports.schema.json",
    "config/ports.env",
    "spec/PORTS.md",
    ".gitignore",
  ]);
  expect(init(snapshot).next).toEqual({ run: "berth reserve <name> --range=services" });
  expect(again(snapshot).changes).toEqual([]);
});

it.each([
  ["berth", { "CLAUDE.md": "" }, "berth reserve", "berth list"],
  ["npx berth", { "CLAUDE.md": "", "package.json": PACKAGE }, "npx berth reserve", "npx berth list"],
  [undefined, { "CLAUDE.md": "", "nx.json": NX, "package.json": PACKAGE }, "npx nx g reserve", "npx berth list"],
])("tells agents the commands that work in the workspace: %s", (commands, files, reserve, list) => {
  const snapshot = bare(files as Record<string, string>);
  expect(specOf(snapshot).settings.commands).toBe(commands);
  const block = textOf(init(snapshot), "CLAUDE.md");
  expect(block).toContain(`\n${reserve} <name> `);
  expect(block).toContain(`\n${list} `);
});

it("says how the commands of Nx come into a spec that was made before Nx", () => {
  const before = bare({ "main.py": "" });
  const after = afterPlan(before, init(before));
  const nx = { "nx.json": NX, "package.json": PACKAGE };
  const files = { ...after.files, ...nx };
  const { changes, notes } = init({ ...after, files, rootNames: Object.keys(nx) });
  expect(notes).toContain(
    "spec/ports.yaml has commands: berth. For the commands of Nx, remove it and run: npx nx sync",
  );
  expect(changes.map(({ path }) => path)).not.toContain("spec/PORTS.md");
});

it("starts with two ranges, and takes others by --ranges and --policy", () => {
  const idsOf = (options?: InitOptions) => specOf(bare({}), options).ranges.map(({ id, from, to }) => [id, from, to]);
  expect(idsOf()).toEqual([
    ["services", 7100, 7199],
    ["external", 7200, 7299],
  ]);
  expect(idsOf({ ranges: ["web:3000-3099,api:4000-4099", "debug:9229"] })).toEqual([
    ["web", 3000, 3099],
    ["api", 4000, 4099],
    ["debug", 9229, 9229],
  ]);
});

it("takes by --policy=vectra the ranges that this repository has", () => {
  expect(specOf(bare({}), { policy: "vectra" }).ranges).toEqual(unwrap(parseSpec(readText(SPEC_PATH))).spec.ranges);
});

it.each([
  [{ ranges: ["web"] }, 'FLAG_INVALID  --ranges has "web", which is no range.'],
  [{ ranges: ["web:9-1"] }, 'FLAG_INVALID  "9-1" is not a span of ports.'],
  [{ ranges: ["web:80-90"] }, "PORT_UNSAFE  80-90 cannot be a range"],
  [{ ranges: ["Web:3000-3099"] }, "NAME_INVALID"],
  [{ ranges: ["web:3000-3099", "api:3050-3150"] }, "RANGE_OVERLAP  api 3050-3150 would overlap web 3000-3099."],
  [{ ranges: ["web:3000-3099", "web:4000-4099"] }, "FLAG_INVALID  --ranges names web twice."],
  [{ ranges: ["web:3000-3099"], policy: "vectra" }, "FLAG_INVALID  --policy and --ranges both name the ranges."],
  [{ services: "../up" }, "FLAG_INVALID  settings.services must be a folder of the workspace"],
] as [InitOptions, string][])("refuses %j", (options, message) => {
  expect(refusalOf(planInit(options, bare({})))).toContain(message);
});

it("keeps a spec that is there, whatever is asked for, and says so", () => {
  const snapshot = snapshotOf();
  expect(init(snapshot, { policy: "vectra" }).changes.map(({ path }) => path)).toEqual([".gitignore"]);
  expect(init(snapshot, { ranges: ["web:3000-3099,api:4000-4099"] }).notes).toEqual([
    "spec/ports.yaml is there already and keeps its ranges. Add one with: " +
      "npx nx g range web --ports=3000-3099 && npx nx g range api --ports=4000-4099",
  ]);
  expect(init(snapshot, { services: "apps" }).notes).toEqual([
    "spec/ports.yaml is there already; change its settings by hand and run: npx berth sync",
  ]);
});

it("registers the plugin and the sync generator in nx.json, around what its authors wrote", () => {
  const after = textOf(init(nxWorkspace()), "nx.json");
  expect(after).toContain('// ours\n  "plugins": ["@nx/js", "nx-berth"],\n  "defaultBase": "trunk"');
  expect(parse(after).sync).toEqual({ globalGenerators: ["nx-berth:sync"] });
});

it("takes a plugin with options for registered", () => {
  const registered = '{ "plugins": [{ "plugin": "nx-berth" }], "sync": { "globalGenerators": ["nx-berth:sync"] } }\n';
  expect(pathsOf(bare({ "nx.json": registered, "package.json": PACKAGE }))).not.toContain("nx.json");
});

it("adds the packages that are missing, in what is installed, and changes none that is there", () => {
  const setup = { installed: { vitest: "3.2.4", zod: "3.25.0", typescript: "5.9.3" }, rivals: [] };
  const plan = init(nxWorkspace({ setup }));
  const { dependencies, devDependencies } = parse(textOf(plan, "package.json"));
  expect(devDependencies).toMatchObject({ nx: "24.0.6", typescript: "~5.9.2", vitest: "^3.2.4" });
  expect(Object.keys(devDependencies)).toEqual([...Object.keys(devDependencies)].sort());
  // zod 3 of another package does not do.
  expect(dependencies.zod).toMatch(/^4\./);
  expect(plan.notes).toContain("package.json gets vitest ^3.2.4: nx test of a service.");
  expect(plan.notes.join()).not.toContain("typescript");
});

it("says which of the packages that are there does not fit", () => {
  const files = { "nx.json": NX, "package.json": '{ "devDependencies": { "nx": "21.3.0", "zod": "^3.25.0" } }\n' };
  const { changes, notes } = init(bare(files));
  expect(notes).toContain("nx 21.3.0 stays as it is, but Berth needs 22.0.0 or newer, below 25.0.0.");
  expect(notes).toContain("zod ^3.25.0 stays as it is, but Berth needs 4.0.0 or newer, below 5.0.0.");
  expect(
    parse(changes.flatMap((it) => (it.kind === "update" && it.path === "package.json" ? [it.after] : []))[0] ?? ""),
  ).toMatchObject({ devDependencies: { nx: "21.3.0", zod: "^3.25.0" } });
});

it("adds the command alone to a package without Nx", () => {
  const plan = init(bare({ "package.json": '{\n  "name": "x"\n}\n' }));
  expect(parse(textOf(plan, "package.json"))).toEqual({
    name: "x",
    devDependencies: { "@berth/cli": expect.stringMatching(/^\d/) },
  });
});

it("leaves a compose file alone, derives another one, and says how to include it", () => {
  const snapshot = bare({ "docker-compose.yml": "services: {}\n" });
  expect(specOf(snapshot).settings.compose).toBe("compose.berth.yaml");
  expect(init(snapshot).notes).toEqual([
    "Your compose file stays as it is. Once compose.berth.yaml is there, add to yours: " +
      "include: [{ path: compose.berth.yaml, env_file: config/ports.env }]",
  ]);
});

it("names the services' folder where one is asked for, or where services/ holds something already", () => {
  expect(specOf(bare({}), { services: "apps" }).settings.services).toBe("apps");
  expect(specOf(bare({}, { serviceFolders: ["billing"] })).settings.services).toBe("services");
  expect(specOf(bare({})).settings.services).toBeUndefined();
});

it("writes for agents where they work, or where it is asked for", () => {
  expect(pathsOf(bare({ "CLAUDE.md": "# Ours\n" }))).toContain(".claude/settings.json");
  expect(pathsOf(bare({}, { rootNames: [".claude"] }))).toContain("CLAUDE.md");
  expect(pathsOf(bare({}), { agents: true })).toContain("CLAUDE.md");
  expect(pathsOf(bare({ "CLAUDE.md": "# Ours\n" }), { agents: false })).not.toContain("CLAUDE.md");
  expect(specOf(bare({})).settings).toEqual({ agents: false, commands: "berth" });
});

it("refuses to replace a file that it would derive, and that another has made", () => {
  expect(refusalOf(planInit({}, bare({ "config/ports.env": "WEB=3000\n" })))).toBe(
    "FILE_EXISTS  config/ports.env is there and is not Berth's; it would be derived from spec/ports.yaml.\n" +
      "Move it away and run the command again.",
  );
});

it("ignores no folder twice that is ignored without a final slash", () => {
  const snapshot = bare({ ".gitignore": ".claude/worktrees\nconfig/ports.local.env\n" });
  expect(pathsOf(snapshot)).not.toContain(".gitignore");
});

it("adds to .gitignore once, in its line breaks", () => {
  const snapshot = bare({ ".gitignore": "dist\r\n.claude/worktrees/" });
  expect(textOf(init(snapshot), ".gitignore")).toBe("dist\r\n.claude/worktrees/\r\nconfig/ports.local.env\r\n");
});

it("adds a workflow that installs with the workspace's package manager", () => {
  const text = textOf(init(nxWorkspace(), { ci: "github" }), ".github/workflows/berth.yml");
  expect(text).toContain('branches: ["trunk"]');
  for (const command of ["npm ci", "npx berth check --format=github", "npx nx sync:check"])
    expect(text).toContain(`      - run: ${command}\n`);
  const python = textOf(init(bare({}), { ci: "github" }), ".github/workflows/berth.yml");
  expect(python).toMatch(/run: npm install --global @berth\/cli@\d.*\n {6}- run: berth check/);
  expect(python).not.toContain("nx");
});

it("adds a git hook of its own, or a line to husky's", () => {
  const plan = init(bare({}), { gitHook: true });
  expect(plan.changes).toContainEqual({
    path: ".githooks/pre-commit",
    kind: "create",
    isExecutable: true,
    after: "#!/bin/sh\n# In use after: git config core.hooksPath .githooks\nexec berth pre-commit\n",
  });
  const husky = bare({ ".husky/pre-commit": "npm test\n", "package.json": "{}\n" });
  expect(textOf(init(husky, { gitHook: true }), ".husky/pre-commit")).toBe(
    "npm test\nnpx --no-install berth pre-commit\n",
  );
  expect(again(husky, { gitHook: true }).changes).toEqual([]);
});

it("names the generator in full where another plugin has one of its name", () => {
  const plan = init(nxWorkspace({ setup: { installed: {}, rivals: ["@nx/nest"] } }));
  expect(plan.next).toEqual({ run: "npx nx g nx-berth:service <name> --range=services" });
  expect(plan.notes).toContain("@nx/nest has a generator named service, too: run npx nx g nx-berth:service.");
});

it.each(["{ not json", "[]"])("changes nothing where nx.json is %j", (text) => {
  expect(refusalOf(planInit({}, bare({ "nx.json": text, "package.json": "{}" })))).toContain("FILE_UNREADABLE");
});

it("has nothing left to do after any first run", () => {
  const options = fc.record(
    {
      policy: fc.constant("vectra" as const),
      services: fc.constantFrom("apps", "backend/services"),
      agents: fc.boolean(),
      ci: fc.constant("github" as const),
      gitHook: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const files = fc.subarray([
    ["nx.json", NX],
    ["package.json", PACKAGE],
    ["CLAUDE.md", "# Ours\r\n"],
    [".gitignore", "dist"],
    ["compose.yaml", "services: {}\n"],
    [".husky/pre-commit", "npm test"],
  ] as [string, string][]);
  fc.assert(
    fc.property(options, files, (asked, there) => {
      expect(again(bare(Object.fromEntries(there)), asked).changes).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
