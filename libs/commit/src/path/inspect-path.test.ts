import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, write } from "../../test/make-workspace.ts";
import { inspectPath } from "./inspect-path.ts";

describe("inspectPath", () => {
  it("tells files, folders, and the first thing that is missing", () => {
    const root = makeFolder();
    write(root, "a/b/file", "");
    expect(inspectPath(root, ".").kind).toBe("directory");
    expect(inspectPath(root, "a/b").kind).toBe("directory");
    expect(inspectPath(root, "a/b/file").kind).toBe("file");
    expect(inspectPath(root, "a/x/y/z")).toEqual({ kind: "absent", missing: "a/x" });
  });

  it("follows no link: to a file, to a folder, dangling, or a chain", () => {
    const root = makeFolder();
    write(root, "real/file", "");
    symlinkSync("real", join(root, "folder"));
    symlinkSync("real/file", join(root, "link"));
    symlinkSync("nowhere", join(root, "dangling"));
    symlinkSync("folder", join(root, "chain"));
    for (const path of ["folder", "folder/file", "folder/new", "link", "dangling", "dangling/x", "chain/file"]) {
      expect(inspectPath(root, path)).toMatchObject({
        kind: "unsafe",
        reason: `${path.split("/")[0]} is a symbolic link`,
      });
    }
  });

  it("lets the root itself be reached through a link", () => {
    const folder = makeFolder();
    mkdirSync(join(folder, "real"));
    write(folder, "real/file", "");
    symlinkSync("real", join(folder, "root"));
    expect(inspectPath(join(folder, "root"), "file").kind).toBe("file");
  });

  it("refuses a file as a folder, and a FIFO as a file", () => {
    const root = makeFolder();
    write(root, "file", "");
    execFileSync("mkfifo", [join(root, "fifo")]);
    expect(inspectPath(root, "file/x")).toMatchObject({ reason: "file is a file, not a folder" });
    expect(inspectPath(root, "fifo")).toMatchObject({
      reason: "fifo is neither a file nor a folder",
    });
  });
});
