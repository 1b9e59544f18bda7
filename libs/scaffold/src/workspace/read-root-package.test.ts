import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import { readRootPackage } from "./read-root-package.ts";

const rootOf = (files: Record<string, string>, rootNames = Object.keys(files)) =>
  readRootPackage(snapshotOf(undefined, { files, rootNames }));

it("reads name, package manager, members and versions", () => {
  const manifest = {
    name: "@acme/source",
    packageManager: "npm@11.4.0",
    workspaces: ["packages/*"],
    dependencies: { zod: "^4.0.0", both: "1" },
    devDependencies: { vitest: "catalog:", both: "2" },
  };
  expect(unwrap(rootOf({ "package.json": `\uFEFF${JSON.stringify(manifest)}` }))).toMatchObject({
    name: "@acme/source",
    manager: { name: "npm", version: "11.4.0" },
    members: ["packages/*"],
    versions: { zod: "^4.0.0", vitest: "catalog:", both: "1" },
  });
});

it("reads the members of a yarn 1 workspace, and those of pnpm from its own file", () => {
  const workspaces = { packages: ["libs/*"], nohoist: [] };
  expect(unwrap(rootOf({ "package.json": JSON.stringify({ workspaces }) })).members).toEqual(["libs/*"]);
  const pnpm = {
    "package.json": JSON.stringify({ workspaces }),
    "pnpm-workspace.yaml": "packages:\n  - apps/*\n  - '!apps/old'\n",
  };
  expect(unwrap(rootOf(pnpm)).members).toEqual(["apps/*", "!apps/old"]);
});

it("reads the package manager of devEngines", () => {
  const devEngines = { packageManager: { name: "pnpm", onFail: "error" } };
  expect(unwrap(rootOf({ "package.json": JSON.stringify({ devEngines }) })).manager.name).toBe("pnpm");
});

it("takes a workspace without package.json for an npm workspace without members", () => {
  expect(unwrap(rootOf({}))).toMatchObject({ name: undefined, manager: { name: "npm" }, members: [], versions: {} });
});

it.each(["[]", "null", '"x"', '{"name":1,"workspaces":"x","dependencies":[],"packageManager":{}}'])(
  "leaves out what is not as expected in %s",
  (text) => {
    expect(unwrap(rootOf({ "package.json": text }))).toMatchObject({ name: undefined, members: [], versions: {} });
  },
);

it("does not take a file that can't be read for one that is not there", () => {
  const refusal =
    "FILE_UNREADABLE  package.json can't be parsed, so the packages of the workspace are unknown. Nothing was " +
    "changed.\nFix the cause and run the command again.";
  expect(refusalOf(rootOf({ "package.json": "{ not json" }))).toBe(refusal);
  expect(refusalOf(rootOf({}, ["package.json"]))).toBe(refusal);
  expect(refusalOf(rootOf({ "pnpm-workspace.yaml": "packages: [" }))).toContain("pnpm-workspace.yaml can't be parsed");
});
