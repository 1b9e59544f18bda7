import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CTRL_C, DOWN, ENTER, openTerminal, terminalMissing } from "./terminal.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const NX = "node_modules/.bin/nx g service";

describe.skipIf(terminalMissing)(`on a terminal ${terminalMissing}`, () => {
  let workspace: Workspace;
  let before: Map<string, string>;
  beforeAll(() => {
    workspace = makeWorkspace();
    before = workspace.files();
  });
  afterEach(() => workspace.reset());
  afterAll(() => workspace.remove());

  test.each([
    ["nx g service", NX],
    ["berth service", "node_modules/.bin/berth service"],
  ])("%s asks for a name and a range that are missing", async (_, command) => {
    const terminal = openTerminal(workspace.root, command);
    await terminal.see("Name of the service?");
    terminal.type(`price-alerts${ENTER}`);
    await terminal.see("Which range?");
    await terminal.see("analysis  9020-9029  Analysis Services (9 free, next 9021)");
    terminal.type(`${DOWN}${ENTER}`);
    await terminal.see("\n9021  PRICE_ALERTS_PORT  HTTP  analysis\n");
    expect((await terminal.end()).status).toBe(0);
    expect(workspace.read("spec/ports.yaml")).toContain("\n  9021:\n    service: price-alerts\n");
  });

  test("nx g service asks for the range only if the name is given, and for nothing if that is reserved", async () => {
    const named = openTerminal(workspace.root, `${NX} price-alerts`);
    expect(await named.see("Which range?")).not.toContain("Name of the service?");
    named.type(ENTER);
    await named.see("\n9018  PRICE_ALERTS_PORT  HTTP  subscriber\n");
    expect((await named.end()).status).toBe(0);
    const reserved = openTerminal(workspace.root, `${NX} alert`);
    const { screen, status } = await reserved.end();
    expect(status, screen).toBe(0);
    expect(screen).not.toContain("Which range?");
  });

  test("nx g retire asks for the service, and for nothing else", async () => {
    const terminal = openTerminal(workspace.root, "node_modules/.bin/nx g retire --dry-run");
    await terminal.see("Which service is retired?");
    terminal.type(`optimization${ENTER}`);
    const { screen, status } = await terminal.end();
    expect(status, screen).toBe(0);
    expect(workspace.files()).toEqual(before);
  });

  test("nx g service changes nothing when the question is left with Ctrl-C", async () => {
    const terminal = openTerminal(workspace.root, NX);
    await terminal.see("Name of the service?");
    terminal.type(CTRL_C);
    await terminal.see("Nothing was changed.");
    expect((await terminal.end()).status).toBe(1);
    expect(workspace.files()).toEqual(before);
  });

  test("nx g service --no-interactive asks for nothing, and names the flag", async () => {
    const terminal = openTerminal(workspace.root, `${NX} price-alerts --no-interactive`);
    const { screen, status } = await terminal.end();
    expect(status).toBe(1);
    expect(screen).toContain("FLAG_MISSING  Neither a range nor a port is given.");
    expect(screen).toContain("Give --range=<id>, one of these, or add a new range with: ");
    expect(workspace.files()).toEqual(before);
  });
});
