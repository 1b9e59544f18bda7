import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, makeSharedFolder, readTree } from "@berth/commit/test";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { type Clone, makeClone, openClone } from "../../test/clone.ts";

let bin: string;
beforeAll(() =>
  bundleBerth(makeSharedFolder()).then((path) => {
    bin = path;
  }),
);

const LINES = [
  "/spec/ports.yaml merge=berth",
  "/spec/ports.schema.json merge=berth",
  "/config/ports.env merge=berth",
  "/spec/PORTS.md merge=berth",
  "/compose.yaml merge=berth",
  "/CLAUDE.md merge=berth",
  "/AGENTS.md merge=berth",
  "/.claude/settings.json merge=berth",
  "/.claude/hookify.enforce-port-allocation.local.md merge=berth",
  "/.claude/hookify.enforce-port-allocation-bash.local.md merge=berth",
];
const IN_OTHER_CLONES = "Commit .gitattributes, and run this command once in every other clone.\n";
const SET_UP = "In this clone, git now merges the registry row by row.\n";
const driverOf = (clone: Clone) => clone.git("config", "--local", "merge.berth.driver");

describe("berth resolve --install", () => {
  test("names the driver in .gitattributes and defines it in the repository's config", () => {
    const clone = makeClone(bin);
    expect(clone.berth("resolve", "--install")).toEqual({
      status: 0,
      stdout: `CREATE .gitattributes\n${SET_UP}${IN_OTHER_CLONES}`,
      stderr: "",
    });
    expect(clone.read(".gitattributes")).toBe(`${LINES.join("\n")}\n`);
    expect(driverOf(clone)).toBe("npx --no-install berth merge-driver %O %A %B %P\n");
    expect(clone.git("config", "--local", "merge.berth.name")).toBe("the port registry, merged row by row\n");
  });

  test("changes nothing the second time", () => {
    const clone = makeClone(bin);
    clone.berth("resolve", "--install");
    const config = readFileSync(join(clone.root, ".git/config"), "utf8");
    const before = readTree(clone.root);
    expect(clone.berth("resolve", "--install").stdout).toBe(SET_UP);
    expect(readTree(clone.root)).toEqual(before);
    expect(readFileSync(join(clone.root, ".git/config"), "utf8")).toBe(config);
  });

  test.each([
    ["a final line break", "*.png binary\n", "*.png binary\n", "\n"],
    ["none", "*.png binary", "*.png binary\n", "\n"],
    ["CRLF", "*.png binary\r\n* text\r\n", "*.png binary\r\n* text\r\n", "\r\n"],
    ["nothing in it", "", "", "\n"],
  ])("keeps the lines of a .gitattributes with %s", (_, before, kept, eol) => {
    const clone = makeClone(bin);
    clone.write(".gitattributes", before);
    expect(clone.berth("resolve", "--install").stdout).toContain("UPDATE .gitattributes\n");
    expect(clone.read(".gitattributes")).toBe(kept + LINES.map((line) => line + eol).join(""));
  });

  test("adds only the lines that are missing", () => {
    const clone = makeClone(bin);
    clone.write(".gitattributes", `${LINES.slice(1).join("\r\n")}\r\n* text\r\n`);
    clone.berth("resolve", "--install");
    expect(clone.read(".gitattributes")).toBe([...LINES.slice(1), "* text", LINES[0], ""].join("\r\n"));
  });

  test("tells npx where Berth is, in a workspace below the top level", () => {
    const clone = makeClone(bin, { below: "apps/it's one" });
    clone.berth("resolve", "--install");
    expect(driverOf(clone)).toBe("npx --no-install --prefix 'apps/it'\\''s one' berth merge-driver %O %A %B %P\n");
    expect(clone.read(".gitattributes")).toBe(`${LINES.join("\n")}\n`);
  });

  test("changes nothing in a dry run", () => {
    const clone = makeClone(bin);
    const before = [readTree(clone.root), readTree(join(clone.root, ".git"))];
    expect(clone.berth("resolve", "--install", "--dry-run").stdout).toBe(
      "CREATE .gitattributes\nDry run: nothing was changed.\n",
    );
    expect([readTree(clone.root), readTree(join(clone.root, ".git"))]).toEqual(before);
  });

  test.each([
    ["--install", ["resolve", "--install", "--dry-run"]],
    ["resolve", ["resolve", "--dry-run"]],
    ["a service", ["service", "swift", "--range=core", "--dry-run"]],
  ])("refuses a dry run of %s where an earlier run left a journal that can't be read", (_, command) => {
    const clone = makeClone(bin);
    clone.write(".git/berth/journal.json", "{");
    expect(clone.berth(...command)).toMatchObject({
      status: 3,
      stdout: "",
      stderr: expect.stringMatching(/^UNFINISHED {2}An interrupted run left a journal that cannot be used, /),
    });
  });

  test("changes nothing where .gitattributes can't be read as text", () => {
    const clone = makeClone(bin);
    writeFileSync(join(clone.root, ".gitattributes"), Buffer.from([0xff, 0xfe, 0x0a]));
    expect(clone.berth("resolve", "--install")).toEqual({
      status: 3,
      stdout: "",
      stderr:
        "FILE_UNREADABLE  .gitattributes cannot be read: it is not UTF-8 text. Nothing was changed.\n" +
        "Fix the cause and run the command again.\n",
    });
    expect(clone.git("config", "--local", "--list")).not.toContain("merge.berth");
  });

  test("says that it needs a repository", () => {
    const clone = openClone(makeFolder(), bin);
    clone.write("spec/ports.yaml", "ports:\n");
    expect(clone.berth("resolve", "--install")).toEqual({
      status: 3,
      stdout: "",
      stderr: "COMMIT_FAILED  There is no git repository here; nothing was changed.\n",
    });
  });
});
