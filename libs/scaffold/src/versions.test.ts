import { expect, it } from "vitest";
import { foldersIn, ROOT, readText } from "../test/workspace-files.ts";
import { VERSIONS } from "./versions.ts";

const services = foldersIn("services");

it("finds the services of this repository", () => {
  expect(services).toContain("services/foundation");
});

it.each(services)("%s names the versions that this repository has; npm test -- -u writes them", async (folder) => {
  const manifest = JSON.parse(readText(`${folder}/package.json`));
  for (const kind of ["dependencies", "devDependencies"])
    for (const name of Object.keys(manifest[kind])) manifest[kind][name] = VERSIONS[name] ?? manifest[kind][name];
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(`${ROOT}${folder}/package.json`);
});
