import { beginRequest, holdPort, pickPort, runService, startService } from "@berth/service/testing";
import { expect, test, vi } from "vitest";
import { testSettings } from "./test-settings.ts";

// Each test starts processes, which takes longer than the default of 5 s on a loaded machine.
vi.setConfig({ testTimeout: 60_000 });

const main = new URL("./main.ts", import.meta.url);
const variable = "OPTIMIZATION_SERVICE_PORT";

/** Free ports instead of the assigned ones: a test must not meet the service that runs beside it. */
const pickSettings = async () => ({
  ...testSettings,
  OPTIMIZATION_SERVICE_PORT: await pickPort(),
  RECORDING_PORT: await pickPort(),
});

test("on SIGTERM, answers the request in flight and exits with 0", async () => {
  const settings = await pickSettings();
  const service = await startService(main, settings);
  const request = await beginRequest(settings[variable], "/not-a-route", {});
  const ended = service.stop();
  expect((await request.finish()).status).toBeLessThan(500);
  expect((await ended).status).toBe(0);
});

test("exits with 98 and names the process that holds its port", async () => {
  const held = await holdPort();
  const settings = { ...(await pickSettings()), [variable]: held.port };
  const { status, stderr } = await runService(main, settings);
  await held.release();
  expect(status).toBe(98);
  expect(stderr).toContain(`pid ${process.pid}`);
});

test("exits with 78 and names every wrong setting", async () => {
  const wrong = { [variable]: "tcp://10.0.0.1:80", HOST: "localhost" };
  const { status, stderr } = await runService(main, wrong);
  expect(status).toBe(78);
  expect(stderr).toContain(variable);
  expect(stderr).toContain("HOST");
});
