import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, write } from "@berth/commit/test";
import { expect, it } from "vitest";
import { findDockerfiles } from "./find-dockerfiles.ts";
import { readerOfDisk } from "./workspace-reader.ts";

it("lists the folders that hold something, and no Dockerfile", () => {
  const root = makeFolder();
  for (const path of ["api/Dockerfile", "web/main.ts", "old/node_modules/x"]) write(root, `services/${path}`, "");
  expect(findDockerfiles(readerOfDisk(root), "services")).toEqual({ withoutDockerfile: ["web"] });
});

it("lists none where there is no folder of services yet", () => {
  expect(findDockerfiles(readerOfDisk(makeFolder()), "services")).toEqual({ withoutDockerfile: [] });
});

it.each<[string, (path: string) => void, string]>([
  ["a link", (path) => symlinkSync(makeFolder(), path), "a symbolic link"],
  ["a link to nothing", (path) => symlinkSync(`${path}-gone`, path), "a symbolic link"],
  ["a pipe", (path) => execFileSync("mkfifo", [path]), "neither a file nor a folder"],
  ["a file", (path) => writeFileSync(path, ""), "a file, not a folder"],
])("says why it is unknown where %s stands in the place of the folder", (_, make, what) => {
  const root = makeFolder();
  mkdirSync(join(root, "apps"));
  make(join(root, "apps/services"));
  expect(findDockerfiles(readerOfDisk(root), "apps/services")).toEqual({
    dockerfilesUnknown: `apps/services is ${what}`,
  });
});
