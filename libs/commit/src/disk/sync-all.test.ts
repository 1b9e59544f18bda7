import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { makeFolder } from "../../test/make-workspace.ts";
import { syncDirectory } from "./sync.ts";
import { syncAll } from "./sync-all.ts";

describe.each([3, 200])("%i files", (count) => {
  const make = (): string[] => {
    const folder = makeFolder();
    return Array.from({ length: count }, (_, index) => {
      const path = join(folder, `${index} of "\u00e4"`);
      writeFileSync(path, "x");
      return path;
    });
  };

  it("are forced to the disk, as folders are", () => {
    expect(() => syncAll(make())).not.toThrow();
    const folders = make().map((path) => `${path}.folder`);
    for (const folder of folders) mkdirSync(folder);
    expect(() => syncAll(folders, syncDirectory)).not.toThrow();
  });

  it("are refused with the name of the one that can't be", () => {
    const missing = join(makeFolder(), "missing");
    expect(() => syncAll([...make(), missing])).toThrow(
      expect.objectContaining({ code: "ENOENT", path: missing, message: expect.stringContaining("ENOENT") }),
    );
  });

  it("are forced one by one where no other process can be started", () => {
    vi.spyOn(process, "execPath", "get").mockReturnValue(join(makeFolder(), "no-node"));
    const seen: string[] = [];
    const paths = make();
    syncAll(paths, (path) => seen.push(path));
    vi.restoreAllMocks();
    expect(seen).toEqual(paths);
  });
});
