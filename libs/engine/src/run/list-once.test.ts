import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "@berth/registry/test";
import { expect, it, onTestFinished } from "vitest";
import { openCheckout } from "../git/open-checkout.ts";
import { findDockerfiles } from "./find-dockerfiles.ts";
import { listServiceFolders } from "./list-service-folders.ts";
import { readSome } from "./read-files.ts";
import { readerOfDisk } from "./workspace-reader.ts";

function makeWorkspace(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), "berth-list-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

it("asks the disk once for what a folder holds, however many parts of a run want to know", () => {
  const disk = readerOfDisk(makeWorkspace({ "services/a/README.md": "a", "services/b/src/main.ts": "b" }));
  const asked: string[] = [];
  const list = (path: string) => {
    asked.push(path);
    return disk.list(path);
  };
  const { reader } = unwrap(openCheckout("", undefined, { ...disk, list }));
  expect(listServiceFolders(reader, "services")).toEqual(["a", "b"]);
  expect(findDockerfiles(reader, "services")).toEqual({ withoutDockerfile: ["a", "b"] });
  expect(readSome(reader, ["services/a/README.md", "services/b/README.md"])).toEqual({ "services/a/README.md": "a" });
  expect([...asked].sort()).toEqual([".", "services", "services/a", "services/b"]);
});

it("reads the files beside one that is no text, and beside a folder that has a file's name", () => {
  const root = makeWorkspace({ "services/a/README.md": "a", "services/b/README.md/x": "", "services/c/README.md": "" });
  writeFileSync(join(root, "services/c/README.md"), Buffer.from([0xff, 0xfe, 0x00]));
  const paths = ["c", "b", "d", "a"].map((name) => `services/${name}/README.md`);
  expect(readSome(readerOfDisk(root), paths)).toEqual({ "services/a/README.md": "a" });
});

it("reads a file of a folder that can be entered and not listed", () => {
  const disk = readerOfDisk(makeWorkspace({ "services/a/README.md": "a" }));
  const list = () => {
    throw Object.assign(new Error("scandir"), { code: "EACCES", syscall: "scandir", errno: -13 });
  };
  const paths = ["services/a/README.md", "services/b/README.md"];
  expect(readSome({ ...disk, list }, paths)).toEqual({ "services/a/README.md": "a" });
});

it("reads ReadMe.md as README.md where the disk takes them for one file", () => {
  const disk = readerOfDisk(makeWorkspace({ "services/a/README.md": "a" }));
  const list = (path: string) => disk.list(path).map((name) => (name === "README.md" ? "ReadMe.md" : name));
  expect(readSome({ ...disk, list }, ["services/a/README.md"])).toEqual({ "services/a/README.md": "a" });
});
