import { findProcessesOf, stopProcess } from "@berth/doctor";
import { pickPort } from "@berth/service/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { makeShop } from "../../test/make-shop.ts";
import { openEvents } from "../../test/open-events.ts";
import { startMonitor } from "../../test/start-monitor.ts";

const soon = { timeout: 30_000, interval: 20 };

it("starts a service from the page, shows its log as it grows, and stops it", async () => {
  const port = await pickPort();
  const { root, spec } = makeShop(port);
  const running = () => findProcessesOf("orders", spec, root);
  onTestFinished(async () => {
    for (const one of running()) await stopProcess(one, 10_000);
  });
  const { post, url } = await startMonitor({ root });
  const log = await openEvents(`${url}/api/monitor/services/orders/log`);
  await vi.waitFor(() => expect(log.of("lines")).toEqual([[]]), soon);
  expect(await post("/services/orders/start")).toEqual({ status: 202, body: {} });
  await vi.waitFor(() => expect(log.of("lines").flat()).toEqual(["nx serve orders", `listening on ${port}`]), soon);
  expect(await post("/services/orders/start")).toMatchObject({ status: 409 });
  await vi.waitFor(async () => expect(await post("/services/orders/stop")).toMatchObject({ status: 202 }), soon);
  await vi.waitFor(() => expect(running()).toEqual([]), soon);
});

it("refuses to act without the token, for another page, through a proxy, and for names of nothing", async () => {
  const { post } = await startMonitor({ root: makeShop(4000).root });
  const start = (headers: Record<string, string>) => post("/services/orders/start", undefined, headers);
  expect(await start({ "x-berth-token": "" })).toMatchObject({ status: 403, body: { code: "TOKEN_MISSING" } });
  expect(await start({ origin: "http://evil.example" })).toMatchObject({ body: { code: "ORIGIN_FOREIGN" } });
  expect(await start({ "x-forwarded-for": "192.0.2.7" })).toMatchObject({ body: { code: "PEER_FAR" } });
  const named = await post(`/services/${encodeURIComponent("../orders;reboot")}/start`);
  expect(named).toMatchObject({ status: 404, body: { code: "SERVICE_UNKNOWN", fix: expect.any(String) } });
});

it("has no log of a name that the spec doesn't have", async () => {
  const { url } = await startMonitor({ root: makeShop(4000).root });
  const name = encodeURIComponent("../../../../etc/passwd");
  expect((await openEvents(`${url}/api/monitor/services/${name}/log`)).status).toBe(404);
});
