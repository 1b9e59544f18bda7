import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder, write } from "../../test/make-workspace.ts";
import { followLink } from "./follow-link.ts";

function makeLinked(links: Record<string, string>): string {
  const root = join(makeFolder(), "workspace");
  for (const path of ["AGENTS.md", "docs/notes.md", "../outside.md", ".git/config"]) write(root, path, `${path}\n`);
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  return root;
}

it.each([
  ["CLAUDE.md", "AGENTS.md", "AGENTS.md"],
  ["CLAUDE.md", "./docs/../AGENTS.md", "AGENTS.md"],
  ["docs/deep/CLAUDE.md", "../notes.md", "docs/notes.md"],
])("follows %s -> %s", (path, target, found) => {
  expect(followLink(makeLinked({ [path]: target }), path)).toBe(found);
});

it("follows an absolute link into the workspace, also where the workspace itself is reached through one", () => {
  const root = makeLinked({});
  symlinkSync(join(realpathSync(root), "AGENTS.md"), join(root, "CLAUDE.md"));
  const alias = join(makeFolder(), "alias");
  symlinkSync(root, alias);
  expect(followLink(alias, "CLAUDE.md")).toBe("AGENTS.md");
});

it.each([
  ["out of the workspace", { "CLAUDE.md": "../outside.md" }],
  ["to nothing", { "CLAUDE.md": "nothing.md" }],
  ["to itself", { "CLAUDE.md": "CLAUDE.md" }],
  ["in a circle", { "CLAUDE.md": "other.md", "other.md": "CLAUDE.md" }],
  ["to another link", { "CLAUDE.md": "other.md", "other.md": "AGENTS.md" }],
  ["to a folder", { "CLAUDE.md": "docs" }],
  ["to the workspace", { "CLAUDE.md": "." }],
  ["to a device", { "CLAUDE.md": "/dev/null" }],
  ["into git's folder", { "CLAUDE.md": ".git/config" }],
  ["through a link to a folder", { "CLAUDE.md": "more/notes.md", more: "docs" }],
])("doesn't follow a link %s", (_, links) => {
  expect(followLink(makeLinked(links), "CLAUDE.md")).toBe("CLAUDE.md");
});

it("gives any other path back as it is", () => {
  const root = makeLinked({ more: "docs" });
  for (const path of ["AGENTS.md", "nothing.md", "docs", "more/notes.md", "AGENTS.md/below", "../outside.md"])
    expect(followLink(root, path)).toBe(path);
});
