import { parseSpec, renderFailures } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf, VECTRA } from "../../test/snapshot-of.ts";
import { planInit } from "../plans/plan-init.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { BERTH_VERSION, VERSIONS } from "../versions.ts";
import { checkSetup } from "./check-setup.ts";

const REGISTERED = '{ "plugins": ["nx-berth"], "sync": { "globalGenerators": ["nx-berth:sync"] } }\n';
const LISTED = { ...VERSIONS, "nx-berth": BERTH_VERSION, nx: "24.0.6" };
const MANIFEST = { dependencies: { "@berth/service": "0.1.0", zod: "4.6.7" }, devDependencies: { vitest: "4.1.12" } };
const TAGGED = '{ "name": "recording", "tags": ["berth:service"] }\n';

/** A workspace in which recording is built on Berth and everything is set up; `files` says what is different. */
function workspace(files: Record<string, string | undefined> = {}, more: Partial<Snapshot> = {}): Snapshot {
  const snapshot = snapshotOf();
  const all = {
    ...snapshot.files,
    "nx.json": REGISTERED,
    "package.json": `${JSON.stringify({ devDependencies: LISTED }, undefined, 2)}\n`,
    "services/recording/package.json": JSON.stringify(MANIFEST),
    "services/recording/project.json": TAGGED,
    ...files,
  };
  return { ...snapshot, files: all, rootNames: ["nx.json", "package.json"], projectNames: [], ...more };
}

const check = (snapshot: Snapshot) =>
  renderFailures(checkSetup(unwrap(parseSpec(VECTRA)), snapshot).errors ?? [])
    .split("\n")
    .filter((line) => /^\S+:\d/.test(line) || line.startsWith("Run"));

it("says nothing of a workspace that is set up", () => {
  expect(check(workspace())).toEqual([]);
});

it.each([
  ["without Nx", { "nx.json": undefined, "package.json": "{}" }],
  [
    "without a service of ours",
    { "services/recording/package.json": undefined, "services/recording/project.json": "{}" },
  ],
  [
    "whose services are written in another way",
    {
      "nx.json": "{}",
      "services/recording/package.json": '{ "dependencies": { "express": "5" } }',
      "services/recording/project.json": undefined,
      "services/recording/src/main.ts": 'import express from "express";',
    },
  ],
])("says nothing of a workspace %s", (_, files) => {
  expect(check(workspace(files))).toEqual([]);
});

it("names the registration that nx.json lacks, at its place", () => {
  const files = { "nx.json": '{\n  "plugins": ["@nx/js"],\n  "sync": {}\n}\n' };
  expect(check(workspace(files))).toEqual([
    "nx.json:2:3  PLUGIN_MISSING  nx.json does not list the plugin nx-berth, so Nx gives the services no targets.",
    "Run: npx berth init",
    "nx.json:3:3  PLUGIN_MISSING  nx.json does not list the sync generator nx-berth:sync, so nx sync does not update " +
      "the derived files.",
    "Run: npx berth init",
  ]);
});

it.each([
  [{ "services/recording/project.json": "{}" }, "services/recording/project.json:1:1"],
  [{ "services/recording/project.json": undefined }, "services/recording/package.json:1:1"],
  [
    {
      "services/recording/project.json": undefined,
      "services/recording/package.json": undefined,
      "services/recording/src/main.ts": 'import { serve } from "@berth/service";\n',
    },
    "spec/ports.yaml:37:14",
  ],
])("names a service without its tag: %j", (files, place) => {
  expect(check(workspace(files))).toEqual([
    `${place}  TARGET_MISSING  recording has no tag berth:service, so Nx gives it no targets.`,
    "Run: npx berth init",
  ]);
});

const lacking = (name: string) => {
  const { [name]: _, ...rest } = LISTED as Record<string, string>;
  return `${JSON.stringify({ devDependencies: rest })}\n`;
};
const installed = (versions: Record<string, string>) => ({
  setup: { installed: { ...LISTED, ...versions }, rivals: [] },
});

it("names a package that is not listed", () => {
  expect(check(workspace({ "package.json": lacking("vitest") }))).toEqual([
    "package.json:1:1  PACKAGE_MISSING  package.json does not list vitest, which the services need.",
    "Run: npx berth init",
  ]);
});

it.each([
  ["one that no service lists", lacking("esbuild"), {}],
  ["one that is written in this workspace", lacking("@berth/service"), { projectNames: ["@berth/service"] }],
  [
    "one that the package manager installs for a member",
    `${JSON.stringify({ workspaces: ["services/*"], devDependencies: { "nx-berth": BERTH_VERSION, nx: "24.0.6" } })}\n`,
    {},
  ],
])("says nothing of %s", (_, manifest, more) => {
  expect(check(workspace({ "package.json": manifest }, more))).toEqual([]);
});

it("names a package that is not installed, with the command of the package manager", () => {
  const { vitest: _, ...rest } = installed({}).setup.installed as Record<string, string>;
  const more = { setup: { installed: rest, rivals: [] }, rootNames: ["package.json", "pnpm-lock.yaml"] };
  expect(check(workspace({}, more))).toEqual([
    expect.stringMatching(
      /^package\.json:\d+:5 {2}PACKAGE_MISSING {2}vitest is not installed; the services need it\.$/,
    ),
    "Run: pnpm install",
  ]);
});

it.each([
  ["zod", "3.25.0", "4.0.0 or newer, below 5.0.0", "Run: npm install zod@4.6.7"],
  ["vitest", "2.1.9", "3.0.0 or newer, below 5.0.0", /^Run: npm install vitest@4/],
  ["nx", "21.6.0", "22.0.0 or newer, below 25.0.0", "Run: npx nx migrate latest"],
])("names %s where it is %s", (name, version, needed, fix) => {
  const [line, way] = check(workspace({}, installed({ [name]: version })));
  expect(line).toContain(`PACKAGE_MISSING  ${name} is ${version}; Berth needs ${needed}.`);
  expect(way).toEqual(typeof fix === "string" ? fix : expect.stringMatching(fix));
});

it.each([
  ["typescript", "5.9.3"],
  ["vitest", "3.2.4"],
  ["nx", "22.0.0"],
  ["@types/node", "24.1.0"],
])("takes %s %s", (name, version) => {
  expect(check(workspace({}, installed({ [name]: version })))).toEqual([]);
});

it("is told nothing by a version without a number", () => {
  const versions = Object.fromEntries(Object.keys(LISTED).map((name) => [name, "catalog:"]));
  expect(check(workspace({ "package.json": JSON.stringify({ devDependencies: versions }) }))).toEqual([]);
});

it.each([
  [{ "nx.json": "{}" }],
  [{ "services/recording/project.json": "{}" }],
  [{ "services/recording/project.json": undefined }],
  [
    {
      "services/recording/project.json": undefined,
      "services/recording/package.json": undefined,
      "services/recording/src/main.ts": 'import { serve } from "@berth/service";\n',
    },
  ],
  [{ "package.json": lacking("@berth/service") }],
])("is content after init: %j", (files) => {
  const broken = workspace(files);
  expect(check(broken)).not.toEqual([]);
  const { changes } = unwrap(planInit({}, broken));
  const after = Object.fromEntries(changes.flatMap((it) => (it.kind === "delete" ? [] : [[it.path, it.after]])));
  expect(check({ ...broken, files: { ...broken.files, ...after } })).toEqual([]);
});
