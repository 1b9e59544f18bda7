import { existsSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";
import { foldersIn, importsOf, ROOT, readText, sourcesIn } from "../test/workspace-files.ts";

// tools -> libs/engine -> { libs/commit, libs/scaffold, libs/guard, libs/doctor } -> libs/registry, and services ->
// libs/feed -> libs/service. libs/monitor shows what the engine and the doctor know. Nothing points the other way.
// What runs a real workspace (tools/e2e) serves the other tools, too.

const ENGINE = ["@berth/engine", "@berth/doctor", "@berth/scaffold", "@berth/registry"];
const MAY_USE: Record<string, string[]> = {
  "libs/registry": [],
  "libs/scaffold": ["@berth/registry"],
  "libs/commit": ["@berth/scaffold", "@berth/registry"],
  "libs/engine": ["@berth/commit", "@berth/scaffold", "@berth/registry"],
  "libs/doctor": ["@berth/registry", "@berth/service"],
  "libs/feed": ["@berth/service"],
  "libs/guard": ["@berth/registry"],
  "libs/monitor": [
    "@berth/engine",
    "@berth/doctor",
    "@berth/registry",
    "@berth/service",
    "@berth/feed",
    "@berth/package",
  ],
  "libs/service": [],
};

const packages = [...foldersIn("libs"), ...foldersIn("tools")].filter((folder) =>
  existsSync(`${ROOT}${folder}/package.json`),
);
const services = foldersIn("services");

function mayUse(folder: string): string[] {
  if (folder.startsWith("services/")) return ["@berth/service", "@berth/feed", "@berth/monitor"];
  // Its tests that kill a process share the strace rig of the atomic step; others install the packages as published.
  if (folder === "tools/e2e") return ["@berth/commit", ...ENGINE, "@berth/service", "@berth/package"];
  if (folder.startsWith("tools/"))
    return [
      ...ENGINE,
      "@berth/cli",
      "@berth/guard",
      "@berth/service",
      "@berth/feed",
      "@berth/monitor",
      "@berth/e2e",
      "@berth/package",
      // The documents show its results.
      ...(folder === "tools/readme" ? ["@berth/bench"] : []),
    ];
  return MAY_USE[folder] ?? [];
}

const isOurs = (name: string) => /^(?:@berth\/|nx-berth(?:\/|$))/.test(name);
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

function declaredBy(folder: string): string[] {
  const manifest = JSON.parse(readText(`${folder}/package.json`));
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  return kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
}

it("finds the packages that it is about", () => {
  expect(packages).toEqual(expect.arrayContaining([...Object.keys(MAY_USE), "tools/berth", "tools/nx-berth"]));
});

it.each(packages)("%s declares packages below itself only", (folder) => {
  const wrong = declaredBy(folder).filter((name) => isOurs(name) && !mayUse(folder).includes(name));
  expect(wrong).toEqual([]);
});

it.each(packages)("%s imports packages that it declares only", (folder) => {
  const declared = declaredBy(folder);
  const used = sourcesIn(folder).flatMap(importsOf).filter(isOurs).map(packageOf);
  expect([...new Set(used)].filter((name) => !declared.includes(name))).toEqual([]);
});

it("services import nothing of ours but @berth/service and @berth/feed", () => {
  const used = services.flatMap((folder) =>
    sourcesIn(folder)
      .flatMap((path) => importsOf(path).filter(isOurs))
      .filter((name) => !mayUse(folder).includes(packageOf(name))),
  );
  expect(used).toEqual([]);
});

it.each([...packages, ...services])("%s reaches into no other package by a path", (folder) => {
  const escapes = sourcesIn(folder).flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith("."))
      .map((name) => posix.join(posix.dirname(path), name))
      // The root's own versions are no other package's business.
      .filter((target) => !target.startsWith(`${folder}/`) && target !== "package.json"),
  );
  expect(escapes).toEqual([]);
});
