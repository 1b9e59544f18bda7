import { expect, it } from "vitest";
import { parsed } from "../../../test/sample.ts";
import { refusalOf, unwrap } from "../../../test/unwrap.ts";
import { renderAgentsFile, type Texts } from "./agents-files.ts";

const { spec } = parsed();
const render = (path: string, texts: Texts) => unwrap(renderAgentsFile(path, spec, texts[path], texts));
const carriers = (texts: Texts) =>
  Object.keys(texts).filter((path) => render(path, texts).includes("<!-- berth:begin -->"));

it.each<[string, string, string, string[]]>([
  ["stand side by side", "# Claude\n", "# Agents\n", ["CLAUDE.md", "AGENTS.md"]],
  ["are imported by CLAUDE.md", "# Claude\n\n@AGENTS.md\n", "# Agents\n", ["AGENTS.md"]],
  ["are imported in a sentence", "See @./AGENTS.md.\n", "# Agents\n", ["AGENTS.md"]],
  ["import CLAUDE.md", "# Claude\n", "@CLAUDE.md\n", ["CLAUDE.md"]],
  ["and CLAUDE.md import each other", "@AGENTS.md\n", "@CLAUDE.md\n", ["AGENTS.md"]],
  ["are named in code", "`@AGENTS.md`\n```\n@AGENTS.md\n```\n", "x", ["CLAUDE.md", "AGENTS.md"]],
  ["have a longer name", "@AGENTS.md.bak @docs/AGENTS.md a@AGENTS.md\n", "x", ["CLAUDE.md", "AGENTS.md"]],
])("where the agents' rules %s, each agent reads the block once", (_, claude, agents, expected) => {
  expect(carriers({ "CLAUDE.md": claude, "AGENTS.md": agents })).toEqual(expected);
});

it("an import of an AGENTS.md that is not there, or is a link, leaves the block in CLAUDE.md", () => {
  expect(carriers({ "CLAUDE.md": "@AGENTS.md\n", "AGENTS.md": undefined })).toContain("CLAUDE.md");
});

it.each(["\n", "\r\n"])("a new import takes the block out again, and leaves every other byte (%j)", (eol) => {
  const before = ["# Claude", "", "@AGENTS.md", ""].join(eol);
  const block = render("CLAUDE.md", { "CLAUDE.md": before });
  expect(block).not.toBe(before);
  for (const after of ["", `${eol}# More${eol}`]) {
    const texts = { "CLAUDE.md": block + after, "AGENTS.md": "" };
    expect(render("CLAUDE.md", texts)).toBe(before + after);
    expect(render("CLAUDE.md", { ...texts, "CLAUDE.md": before + after })).toBe(before + after);
  }
});

it("a damaged block is an error in either file, also where it would be taken out", () => {
  for (const path of ["CLAUDE.md", "AGENTS.md"]) {
    const text = "@AGENTS.md\n<!-- berth:begin -->\n";
    const texts = { "CLAUDE.md": "x", "AGENTS.md": "x", [path]: text };
    expect(refusalOf(renderAgentsFile(path, spec, text, texts))).toContain(`${path}:2:1  BLOCK_DAMAGED`);
  }
});
