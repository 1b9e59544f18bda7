import { describe, expect, test } from "vitest";
import { CTRL_C, DOWN, ENTER, openTerminal, terminalMissing } from "../terminal.ts";
import { BERTH } from "../workspace.ts";
import { makeRepository } from "./make-repository.ts";

const command = (words: string) => `'${process.execPath}' '${BERTH}' ${words}`;
const TABLE = "# Ports\n\n| Port | Service | Purpose |\n| --- | --- | --- |\n";
const AT_ODDS = { "docs/ports.md": `${TABLE}| 8000 | Billing | Invoices |\n| 8000 | Ledger | Books |\n` };

describe.skipIf(terminalMissing)(`on a terminal ${terminalMissing}`, () => {
  test("berth import asks what its sources leave open, and takes the answer", async () => {
    const repository = makeRepository(AT_ODDS);
    const terminal = openTerminal(repository.root, command("import"));
    await terminal.see("Which service has 8000?");
    terminal.type(`${DOWN}${ENTER}`);
    const { screen, status } = await terminal.end();
    expect(status, screen).toBe(0);
    expect(repository.read("config/ports.env")).toContain("LEDGER_PORT=8000");
  });

  test("berth import changes nothing when a question is left with Ctrl-C", async () => {
    const repository = makeRepository(AT_ODDS);
    const before = repository.files();
    const terminal = openTerminal(repository.root, command("import"));
    await terminal.see("Which service has 8000?");
    terminal.type(CTRL_C);
    await terminal.see("Nothing was changed.");
    expect((await terminal.end()).status).toBe(2);
    expect(repository.files()).toEqual(before);
  });

  test("berth init offers to start from what it finds, and asks for no ranges then", async () => {
    const repository = makeRepository({ "docs/ports.md": `${TABLE}| 8000 | Billing | Invoices |\n` });
    const terminal = openTerminal(repository.root, command("init"));
    await terminal.see("docs/ports.md names 1 port. Start from them?");
    terminal.type(ENTER);
    await terminal.see("What else?");
    terminal.type(ENTER);
    const { screen, status } = await terminal.end();
    expect(status, screen).toBe(0);
    expect(screen).not.toContain("Which port ranges?");
    expect(repository.read("config/ports.env")).toContain("BILLING_PORT=8000");
  });

  test("berth init asks for ranges where what it finds is not wanted", async () => {
    const repository = makeRepository({ "docs/ports.md": `${TABLE}| 8000 | Billing | Invoices |\n` });
    const terminal = openTerminal(repository.root, command("init"));
    await terminal.see("Start from them?");
    terminal.type("n");
    await terminal.see("Which port ranges?");
    terminal.type(ENTER);
    await terminal.see("What else?");
    terminal.type(ENTER);
    expect((await terminal.end()).status).toBe(0);
    expect(repository.read("spec/ports.yaml")).not.toContain("billing");
  });
});
