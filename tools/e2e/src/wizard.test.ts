import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CTRL_C, CTRL_U, DOWN, ENTER, openTerminal, terminalMissing } from "./terminal.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const RANGES = `(Use arrow keys)
❯ subscriber  9010-9019  Subscriber Services (2 free, next 9018) 
  analysis  9020-9029  Analysis Services (9 free, next 9021) 
  external  9030-9039  External Integrations (10 free, next 9030) 
  - foundation  9000-9009  Foundation Core (locked) (Disabled)
  - chrome-cdp  9222  Chrome CDP (fixed) (Disabled)`;

const PLAN = `
service price-alerts

9021  PRICE_ALERTS_PORT  HTTP/WS  analysis

UPDATE spec/ports.yaml
UPDATE config/ports.env
UPDATE spec/PORTS.md
UPDATE compose.yaml
UPDATE CLAUDE.md
UPDATE .claude/hookify.enforce-port-allocation.local.md
UPDATE .claude/hookify.enforce-port-allocation-bash.local.md
CREATE services/price-alerts/Dockerfile
CREATE services/price-alerts/README.md
CREATE services/price-alerts/package.json
CREATE services/price-alerts/project.json
CREATE services/price-alerts/src/app.test.ts
CREATE services/price-alerts/src/app.ts
CREATE services/price-alerts/src/config.ts
CREATE services/price-alerts/src/events.ts
CREATE services/price-alerts/src/feed.ts
CREATE services/price-alerts/src/main.test.ts
CREATE services/price-alerts/src/main.ts
CREATE services/price-alerts/src/test-settings.ts
CREATE services/price-alerts/tsconfig.json
CREATE services/price-alerts/vitest.config.ts
`;

describe.skipIf(terminalMissing)(`npm run new ${terminalMissing}`, () => {
  let workspace: Workspace;
  let before: Map<string, string>;
  beforeAll(() => {
    workspace = makeWorkspace();
    before = workspace.files();
  });
  afterEach(() => workspace.reset());
  afterAll(() => workspace.remove());

  const open = () => openTerminal(workspace.root, "npm run --silent new");
  const answerAll = async () => {
    const terminal = open();
    await terminal.see("Name of the service?");
    terminal.type(`price-alerts${ENTER}`);
    await terminal.see("Which range?");
    await terminal.see(RANGES);
    terminal.type(`${DOWN}${ENTER}`);
    await terminal.see("Protocol served on the port?");
    terminal.type(`${DOWN}${DOWN}${ENTER}`);
    await terminal.see("Purpose of the service, in one line? (Price Alerts service)");
    terminal.type(`Price threshold alerts${ENTER}`);
    await terminal.see(PLAN);
    await terminal.see("Apply this plan?");
    return terminal;
  };

  test("asks for name, range, protocol and purpose, shows the plan, and commits it on yes", async () => {
    const terminal = await answerAll();
    expect(workspace.files()).toEqual(before);
    terminal.type(ENTER);
    await terminal.see("made, next: npx nx serve price-alerts");
    expect((await terminal.end()).status).toBe(0);
    expect(workspace.read("spec/ports.yaml")).toContain(`  9021:
    service: price-alerts
    title: Price Alerts
    protocol: HTTP/WS
    purpose: Price threshold alerts
`);
    expect(workspace.read("services/price-alerts/src/main.ts")).toContain("PRICE_ALERTS_PORT");
  });

  test("changes nothing on no", async () => {
    const terminal = await answerAll();
    terminal.type(`n${ENTER}`);
    await terminal.see("Nothing was changed.");
    expect((await terminal.end()).status).toBe(0);
    expect(workspace.files()).toEqual(before);
  });

  test("changes nothing on Ctrl-C", async () => {
    const terminal = await answerAll();
    terminal.type(CTRL_C);
    await terminal.end();
    expect(workspace.files()).toEqual(before);
  });

  test("asks a reserved name for nothing more: its row says the rest", async () => {
    const terminal = open();
    await terminal.see("Name of the service?");
    terminal.type(`alert${ENTER}`);
    const shown = await terminal.see("Apply this plan?");
    expect(shown).toContain("\n9013  ALERT_SERVICE_PORT  HTTP  subscriber\n");
    expect(shown).toContain("\nnote: alert takes over 9013 from the spec.\n");
    expect(shown).not.toContain("Which range?");
    terminal.type(`n${ENTER}`);
    await terminal.end();
  });

  test("says at once what is wrong with a name, and lets it be corrected", async () => {
    const terminal = open();
    await terminal.see("Name of the service?");
    terminal.type(`Con${ENTER}`);
    await terminal.see('"Con" names a device on Windows; no folder can have that name there.');
    terminal.type(`${CTRL_U}connector${ENTER}`);
    await terminal.see("Which range?");
    terminal.type(CTRL_C);
    await terminal.end();
    expect(workspace.files()).toEqual(before);
  });
});
