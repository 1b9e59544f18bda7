import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGES, REPOSITORY_URL } from "@berth/registry";
import { describe, expect, test } from "vitest";
import { listPublished } from "./list-published.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const published = listPublished().map((folder) => [relative(ROOT, folder).replaceAll("\\", "/"), manifestOf(folder)]);

test("the packages that are published are those that the code names", () => {
  expect(published.map(([, { name }]) => name).sort()).toEqual(Object.values(PACKAGES).sort());
});

test("a release raises them all to one version", () => {
  const { fixed } = manifestAt(".changeset/config.json");
  expect(fixed).toHaveLength(1);
  const isFixed = (name: string) =>
    fixed[0].some((glob: string) => glob === name || name.startsWith(glob.slice(0, -1)));
  expect(Object.values(PACKAGES).filter((name) => !isFixed(name))).toEqual([]);
  expect(new Set(published.map(([, { version }]) => version)).size).toBe(1);
});

describe.each(published)("%s/package.json", (directory, manifest) => {
  test("says what npm shows of a package", () => {
    expect(manifest).toMatchObject({
      license: "MIT",
      type: "module",
      engines: { node: ">=20.19" },
      repository: { type: "git", url: `git+${REPOSITORY_URL}.git`, directory },
      homepage: `${REPOSITORY_URL}/tree/main/${directory}#readme`,
      bugs: `${REPOSITORY_URL}/issues`,
      publishConfig: { access: "public", provenance: true },
    });
    expect(manifest.description).toMatch(/^.{30,120}\.$/);
    expect(manifest.keywords.length).toBeGreaterThan(3);
    expect(existsSync(join(ROOT, directory, "README.md"))).toBe(true);
  });

  test("needs at run time what is published, and no other version of it", () => {
    for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const isOurs = name.startsWith("@berth/") || name === PACKAGES.nx;
      if (isOurs) expect(Object.values<string>(PACKAGES)).toContain(name);
      if (isOurs && manifest.dependencies?.[name]) expect(range).toBe(manifest.version);
    }
  });
});

// https://nx.dev/docs/kb/publish-plugin: what the list of Nx plugins asks for.
test("nx-berth depends on @nx/devkit, and on no nx", () => {
  const { dependencies, peerDependencies } = manifestAt("tools/nx-berth/package.json");
  expect(dependencies["@nx/devkit"]).toBe(">=22 <25");
  expect(Object.keys({ ...dependencies, ...peerDependencies })).not.toContain("nx");
});

function manifestAt(path: string) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
