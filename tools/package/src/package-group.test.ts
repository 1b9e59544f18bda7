import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { listPublished } from "./list-published.ts";

const manifests = listPublished().map((folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
const plugin = manifests.find(({ name }) => name === "nx-berth");

test("nx migrate nx-berth raises every package that a workspace may have of the same version", () => {
  const { migrations, packageGroup } = plugin["nx-migrations"];
  const others = manifests.map(({ name }) => name).filter((name) => name.startsWith("@berth/"));
  expect([...packageGroup].sort()).toEqual(others.sort());
  expect(plugin.files).toContain(basename(migrations));
  expect(plugin.exports).toHaveProperty([migrations]);
});
