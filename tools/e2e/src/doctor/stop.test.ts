import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ENTER, openTerminal, terminalMissing } from "../terminal.ts";
import { BERTH } from "../workspace.ts";
import { holdPort, makePortLab, mask } from "./port-lab.ts";

const STOP = `${process.execPath} '${BERTH}' doctor --stop=`;

describe.skipIf(process.platform !== "linux")("berth doctor --stop", () => {
  test("stops nothing where nobody can be asked", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    const { alpha = 0 } = lab.ports;
    await holdPort(alpha, { folder: join(lab.root, "services/alpha") });
    const { status, stderr } = await lab.berth(["doctor", "--stop=alpha"]);
    expect(status).toBe(2);
    expect(mask(stderr)).toMatch(
      new RegExp(
        "^FLAG_INVALID {2}--stop asks for confirmation on a terminal, and there is none here\\. " +
          "Nothing was stopped\\.\n" +
          " {2}pid N of user ",
      ),
    );
    expect((await lab.berth(["doctor", "--state=up"])).status).toBe(0);
  });

  test("knows an adopted project as its service, as doctor and who do", async () => {
    const lab = await makePortLab([
      { service: "api", owner: "apps/api" },
      { service: "web", owner: "apps/web" },
    ]);
    const { api = 0, web = 0 } = lab.ports;
    const folder = join(lab.root, "apps/api");
    const { pid } = await holdPort(api, { folder });
    expect((await lab.berth(["doctor"])).stdout).toContain(`running: pid ${pid} of `);
    const stop = await lab.berth(["doctor", "--stop=api"]);
    expect(stop.status).toBe(2);
    expect(stop.stderr).toContain("Nothing was stopped.\n");
    expect(stop.stderr).toContain(`pid ${pid} of user `);
    expect((await lab.berth(["who", String(api)])).stdout).toContain("It is the service api of this workspace.\n");
    await holdPort(web, { folder });
    const who = await lab.berth(["who", String(web)]);
    expect(who.status).toBe(1);
    expect(who.stdout).toContain("belongs to web, but api of this workspace listens on it.");
  });

  test("leaves a stranger on the service's port alone", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    await holdPort(lab.ports["alpha"] ?? 0);
    const { status, stdout } = await lab.berth(["doctor", "--stop=alpha"]);
    expect(stdout).toBe("alpha of this workspace holds no port of the spec.\n");
    expect(status).toBe(0);
    expect((await lab.berth(["doctor"])).stdout).toContain("TAKEN by another program");
  });

  describe.skipIf(terminalMissing)(`on a terminal ${terminalMissing}`, () => {
    test("stops the service, wherever it listens, once a person agreed", async () => {
      const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
      const folder = join(lab.root, "services/alpha");
      const holder = await holdPort(lab.ports["beta"] ?? 0, { folder });
      const terminal = openTerminal(lab.root, `${STOP}alpha`);
      await terminal.see("Send SIGTERM to alpha?");
      terminal.type("y");
      await terminal.see(`alpha (pid ${holder.pid}) ended after `);
      expect((await terminal.end()).status).toBe(0);
      await holder.ended;
    });

    test("stops nothing when the answer is no, which Enter means", async () => {
      const lab = await makePortLab([{ service: "alpha" }]);
      await holdPort(lab.ports["alpha"] ?? 0, { folder: join(lab.root, "services/alpha") });
      const terminal = openTerminal(lab.root, `${STOP}alpha`);
      await terminal.see("Send SIGTERM to alpha?");
      terminal.type(ENTER);
      await terminal.see("Nothing was stopped.");
      expect((await terminal.end()).status).toBe(0);
      expect((await lab.berth(["doctor", "--state=up"])).status).toBe(0);
    });
  });
});
