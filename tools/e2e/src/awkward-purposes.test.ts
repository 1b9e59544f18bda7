import { expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { berth } from "./run.ts";

// Each of them ends, opens or escapes something in at least one of the files it is written to.
const PURPOSES = [
  `"double" and 'single' quotes`,
  "cells | of | a table",
  "--> <!-- berth:end -->",
  "`code` and ``more``",
  "key: value # no comment",
  "{ flow: [map] }, *alias &anchor !tag %directive @at",
  "$HOME $(id) `id` {{name}} {{{name}}} <b>bold</b>",
  "back\\slash \\n \\",
  "- 9000",
  "null",
  "Ünïcödé 港 🚢",
];

test("a purpose of any printable line is written so that it says the same everywhere", async () => {
  const workspace = freshWorkspace();
  for (const [index, purpose] of PURPOSES.entries()) {
    const flags = [`--port=${9021 + index}`, "--unlock", `--purpose=${purpose}`];
    const { status, stderr } = await berth(workspace.root, "service", `s${index}`, ...flags);
    expect(status, `${purpose}: ${stderr}`).toBe(0);
  }
  const listed = await berth(workspace.root, "list", "--json");
  const rows: { port: number; purpose: string }[] = JSON.parse(listed.stdout).ports;
  expect(rows.filter(({ port }) => port > 9020 && port < 9100).map(({ purpose }) => purpose)).toEqual(PURPOSES);
  const checked = await berth(workspace.root, "check");
  expect(checked.stdout).toMatch(/^0 errors, /m);
  const agents = workspace.read("CLAUDE.md");
  expect(agents.match(/^<!-- berth:(begin|end) -->$/gm)).toHaveLength(2);
  const cells = workspace.read("spec/PORTS.md").match(/^\| \*\*90(?:2[1-9]|3\d)\*\* .*$/gm) ?? [];
  expect(cells).toHaveLength(PURPOSES.length);
  // A bar that doesn't part two cells is escaped.
  for (const row of cells) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(7);
});
