import { existsSync, lstatSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeSharedFolder, write } from "@berth/commit/test";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { type Clone, copyClone, makeClone } from "../../test/clone.ts";
import { collide, expectSound } from "../../test/collide.ts";

let bin: string;
let made: Clone;
beforeAll(() =>
  bundleBerth(makeSharedFolder()).then((path) => {
    bin = path;
    made = makeClone(bin, { top: makeSharedFolder() });
  }),
);

const BLOCK = /<!-- berth:begin -->[\s\S]*\| alert \|[\s\S]*<!-- berth:end -->/;
const linkTo = (target: string, { root }: Clone, path: string) => {
  rmSync(join(root, path), { force: true });
  symlinkSync(target, join(root, path));
};
const toAgents = (clone: Clone) => {
  renameSync(join(clone.root, "CLAUDE.md"), join(clone.root, "AGENTS.md"));
  linkTo("AGENTS.md", clone, "CLAUDE.md");
};

/** How a workspace may have its two files for agents, and which of them have the block afterwards. */
const LAYOUTS: Record<string, { arrange: (clone: Clone) => void; carriers: string[] }> = {
  "an AGENTS.md of its own": {
    arrange: (clone) => clone.write("AGENTS.md", "# Agents\n"),
    carriers: ["CLAUDE.md", "AGENTS.md"],
  },
  "an AGENTS.md that CLAUDE.md imports": {
    arrange: (clone) => {
      clone.write("AGENTS.md", "# Agents\n");
      clone.write("CLAUDE.md", `@AGENTS.md\n\n${clone.read("CLAUDE.md")}`);
    },
    carriers: ["AGENTS.md"],
  },
  "AGENTS.md as a link to CLAUDE.md": {
    arrange: (clone) => linkTo("CLAUDE.md", clone, "AGENTS.md"),
    carriers: ["CLAUDE.md"],
  },
  "CLAUDE.md as a link to AGENTS.md": { arrange: toAgents, carriers: ["AGENTS.md"] },
  "both as links to one file": {
    arrange: (clone) => {
      clone.write("docs/agents.md", "# Ours\n");
      linkTo("docs/agents.md", clone, "CLAUDE.md");
      linkTo("docs/agents.md", clone, "AGENTS.md");
    },
    carriers: ["docs/agents.md"],
  },
  "an AGENTS.md that leads out of the workspace": {
    arrange: (clone) => {
      write(join(clone.root, ".."), "shared.md", "# Shared\n");
      linkTo("../shared.md", clone, "AGENTS.md");
    },
    carriers: ["CLAUDE.md"],
  },
  "an AGENTS.md that is a folder": {
    arrange: (clone) => clone.write("AGENTS.md/part.md", "# Part\n"),
    carriers: ["CLAUDE.md"],
  },
};

describe.each(Object.entries(LAYOUTS))("in a workspace with %s", (_, { arrange, carriers }) => {
  test("a run writes the block where agents read it, once, and check is content", () => {
    const clone = copyClone(made, bin);
    arrange(clone);
    const links = ["CLAUDE.md", "AGENTS.md"].filter((path) => isLink(clone, path));
    clone.commit("layout");
    expect(clone.berth("service", "alert", "--range=core")).toMatchObject({ status: 0, stderr: "" });
    const files = ["CLAUDE.md", "AGENTS.md", "docs/agents.md"].filter((path) => isFile(clone, path));
    expect(files.filter((path) => BLOCK.test(clone.read(path)))).toEqual(carriers);
    expect(["CLAUDE.md", "AGENTS.md"].filter((path) => isLink(clone, path))).toEqual(links);
    expect(clone.berth("check")).toMatchObject({ status: 0 });
    const [carrier = ""] = carriers;
    clone.write(carrier, clone.read(carrier).replace("| alert |", "| theirs |"));
    // A link is named by the name that agents use.
    expect(clone.berth("check")).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^\w+\.md:\d+.* DERIVED_STALE/m),
    });
  });
});

test("two branches that take one number are merged in the file that CLAUDE.md is a link to", () => {
  const mine = collide(bin, makeSharedFolder(), (clone) => {
    toAgents(clone);
    clone.commit("link");
  });
  expect(mine.tryGit("merge", "origin/main").status).toBe(1);
  expect(mine.berth("resolve")).toMatchObject({ status: 0, stdout: expect.stringContaining("RESOLVED AGENTS.md\n") });
  expectSound(mine);
  expect(mine.read("AGENTS.md")).toMatch(/\| \*\*9001\*\* \| billing \|[\s\S]*\| \*\*9002\*\* \| search \|/);
  expect(isLink(mine, "CLAUDE.md")).toBe(true);
});

function isLink({ root }: Clone, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isFile(clone: Clone, path: string): boolean {
  return existsSync(join(clone.root, path)) && lstatSync(join(clone.root, path)).isFile();
}
