import { describe, expect, test } from "vitest";
import { CTRL_C, DOWN, ENTER, openTerminal, terminalMissing } from "../terminal.ts";
import { BERTH } from "../workspace.ts";
import { makeRepository } from "./make-repository.ts";

const INIT = `'${process.execPath}' '${BERTH}' init`;

describe.skipIf(terminalMissing)(`berth init on a terminal ${terminalMissing}`, () => {
  test("asks for the ranges, the folder and what else, and nothing the second time", async () => {
    const repository = makeRepository({ "apps/web/main.py": "", "CLAUDE.md": "# Theirs\n" });
    const terminal = openTerminal(repository.root, INIT);
    await terminal.see("Which port ranges?");
    terminal.type(`${DOWN}${DOWN}${ENTER}`);
    await terminal.see("Ranges?");
    terminal.type(`web:3000-3099,jobs:4000-4099${ENTER}`);
    await terminal.see("Which folder are services scaffolded in?");
    terminal.type(`${DOWN}${ENTER}`);
    await terminal.see("What else?");
    terminal.type(ENTER);
    const { screen, status } = await terminal.end();
    expect(status, screen).toBe(0);
    const spec = repository.read("spec/ports.yaml");
    expect(spec).toContain('settings:\n  services: "apps"\n');
    expect(spec).toContain("  web:\n    ports: 3000-3099\n");
    expect(repository.read("CLAUDE.md")).toContain("berth:begin");
    const again = await openTerminal(repository.root, INIT).end();
    expect(again.status, again.screen).toBe(0);
    expect(again.screen).toContain("Everything is up to date.");
    expect(again.screen).not.toContain("Which");
  });

  test("changes nothing when a question is left with Ctrl-C", async () => {
    const repository = makeRepository({ "main.py": "" });
    const before = repository.files();
    const terminal = openTerminal(repository.root, INIT);
    await terminal.see("Which port ranges?");
    terminal.type(CTRL_C);
    await terminal.see("Nothing was changed.");
    expect((await terminal.end()).status).toBe(2);
    expect(repository.files()).toEqual(before);
  });
});
