import { beginRequest, holdPort, pickPort, runService, startService } from "@berth/service/testing";
import { expect, test } from "vitest";

const main = new URL("./main.ts", import.meta.url);
const variable = "RUGS_FEED_PORT";

/** Free ports instead of the registered ones: a test must not meet the service that runs beside it. */
const pickPorts = async () => ({
  RUGS_FEED_PORT: await pickPort(),
  FOUNDATION_PORT: await pickPort(),
});

test("answers the request that SIGTERM finds under way, and ends with 0", async () => {
  const ports = await pickPorts();
  const service = await startService(main, ports);
  const request = await beginRequest(ports[variable], "/events/search", { text: "ship" });
  const ended = service.stop();
  expect((await request.finish()).status).toBeLessThan(500);
  expect((await ended).status).toBe(0);
});

test("ends with 98 and says who holds its port", async () => {
  const held = await holdPort();
  const ports = { ...(await pickPorts()), [variable]: held.port };
  const { status, stderr } = await runService(main, ports);
  await held.release();
  expect(status).toBe(98);
  expect(stderr).toContain(`pid ${process.pid}`);
});

test("ends with 78 and names every setting that is wrong", async () => {
  const wrong = { [variable]: "tcp://10.0.0.1:80", HOST: "localhost" };
  const { status, stderr } = await runService(main, wrong);
  expect(status).toBe(78);
  expect(stderr).toContain(variable);
  expect(stderr).toContain("HOST");
});
