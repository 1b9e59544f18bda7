import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { pointTo } from "./point-to.ts";
import { berth, nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const REQUEST = ["service", "price-alerts", "--range=analysis"];

describe("what is there already is not overwritten", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());
  afterEach(() => workspace.reset());

  test("a folder of that name", async () => {
    workspace.write("services/price-alerts/notes.txt", "mine\n");
    await expectRefusal(
      workspace,
      REQUEST,
      "FILE_EXISTS  services/price-alerts already exists, but the spec has no such service.",
      "Move the folder away, or give it its port: npx nx g port services/price-alerts --range=<range>",
    );
  });

  test("a folder that differs by capitals", async () => {
    workspace.write("services/Price-Alerts/notes.txt", "mine\n");
    await expectRefusal(
      workspace,
      REQUEST,
      "FILE_EXISTS  services/Price-Alerts differs from price-alerts only in case.",
      "Choose another name.",
    );
  });

  test("a service of that name, through nx too", async () => {
    await berth(workspace.root, ...REQUEST);
    const line = "    service: price-alerts";
    const { excerpt, where } = pointTo(workspace, "spec/ports.yaml", line, "price-alerts");
    const message = [
      `${where}  NAME_TAKEN  price-alerts exists: it has port 9021 and the folder services/price-alerts.`,
      ...excerpt,
      "There is nothing to create. Run it with: npx nx serve price-alerts. Or choose another name.",
    ];
    await expectRefusal(workspace, REQUEST, ...message);
    const before = workspace.files();
    const again = await nx(workspace.root, "g", ...REQUEST);
    expect(again.status).toBe(1);
    // Nx puts its name before the first line, and indents the others.
    for (const line of message) expect(again.stdout + again.stderr).toContain(line);
    expect(workspace.files()).toEqual(before);
  });
});
