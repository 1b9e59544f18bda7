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
