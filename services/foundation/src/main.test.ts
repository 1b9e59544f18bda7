import { beginRequest, holdPort, pickPort, runService, startService } from "@berth/service/testing";
import { expect, test, vi } from "vitest";
import { testSettings } from "./test-settings.ts";

// Each test starts processes, which takes longer than the default of 5 s on a loaded machine.
vi.setConfig({ testTimeout: 60_000 });

const main = new URL("./main.ts", import.meta.url);
const variable = "FOUNDATION_HTTP_PORT";

/** Free ports instead of the assigned ones: a test must not meet the service that runs beside it. */
const pickSettings = async () => ({
  ...testSettings,
  FOUNDATION_PORT: await pickPort(),
  FOUNDATION_HTTP_PORT: await pickPort(),
});

test("on SIGTERM, answers the request in flight and exits with 0", async () => {
  const settings = await pickSettings();
  const service = await startService(main, settings);
  const request = await beginRequest(settings[variable], "/api/events", { type: "started", source: "test" });
  const ended = service.stop();
  expect((await request.finish()).status).toBeLessThan(500);
  expect((await ended).status).toBe(0);
});

test("passes on to a page what is published, and stops also while the page follows", async () => {
  const settings = await pickSettings();
  const service = await startService(main, settings);
  const url = `http://127.0.0.1:${settings[variable]}`;
  const followed = await fetch(`${url}/api/monitor/feed?types=ship.*`);
  const reader = followed.body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const read = async (until: string) => {
    while (!told.includes(until)) {
      const { done, value = "" } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`The stream ended: ${told}`);
      told += value;
    }
  };
  await read(`"state":"live"`);
  const body = JSON.stringify({ type: "ship.sailed", source: "harbour", data: { ship: "Ada" } });
  const headers = { "content-type": "application/json" };
  await fetch(`${url}/api/events`, { method: "POST", headers, body });
  await read("event: line");
  expect((await service.stop()).status).toBe(0);
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
