import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findProcessesOf, stopProcess } from "@berth/doctor";
import { holdPort, pickPort } from "@berth/service/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { makeShop, type Shop } from "../../test/make-shop.ts";
import { LogLines } from "./log-lines.ts";
import { refuseRestart } from "./refuse-action.ts";
import { ServiceActions } from "./service-actions.ts";

const soon = { timeout: 30_000, interval: 20 };
const runningIn = ({ root, spec }: Shop) => findProcessesOf("orders", spec, root).map(({ pid }) => pid);

function open(shop: Shop) {
  const { root, spec } = shop;
  const actions = new ServiceActions({ root, spec: () => spec, onChange: () => undefined });
  onTestFinished(async () => {
    actions.close();
    for (const pid of runningIn(shop)) await stopProcess({ pid }, 10_000);
  });
  return actions;
}

it("starts a service with its own Nx, which stays up without the monitor, and stops it", async () => {
  const shop = makeShop(await pickPort());
  const first = open(shop);
  expect([...first.startable()]).toEqual(["orders"]);
  expect(await first.start("orders")).toBeUndefined();
  expect(first.stateOf("orders")).toEqual({ action: "starting" });
  expect(await first.start("orders")).toMatchObject({ message: "orders is starting already." });
  await vi.waitFor(() => expect(first.stateOf("orders")).toEqual({}), soon);
  const [pid = 0] = runningIn(shop);
  // A program that ends this process with all that it started finds it by its parent.
  expect(readFileSync(`/proc/${pid}/status`, "utf8")).not.toContain(`PPid:\t${process.pid}\n`);
  first.close();

  const second = open(shop);
  await vi.waitFor(() => expect(new LogLines(shop.root, "orders").read()).toContain("nx serve orders"), soon);
  expect(await second.stop("orders")).toBeUndefined();
  expect(second.stateOf("orders")).toEqual({ action: "stopping" });
  await vi.waitFor(() => expect(second.stateOf("orders")).toEqual({}), soon);
  expect(runningIn(shop)).toEqual([]);
});

it("restarts a service as another process, unless the page is a part of it", async () => {
  const shop = makeShop(await pickPort());
  const actions = open(shop);
  await actions.start("orders");
  await vi.waitFor(() => expect(runningIn(shop)).toHaveLength(1), soon);
  const [pid] = runningIn(shop);
  expect(refuseRestart(shop, "orders", pid)).toMatchObject({ refusal: { code: "ACTION_REFUSED" } });
  expect(await actions.restart("orders")).toBeUndefined();
  await vi.waitFor(() => {
    expect(runningIn(shop)).toHaveLength(1);
    expect(runningIn(shop)).not.toContain(pid);
  }, soon);
});

it("refuses to start a service whose port a stranger holds, as doctor says it", async () => {
  const held = await holdPort();
  onTestFinished(held.release);
  const actions = open(makeShop(held.port));
  expect((await actions.start("orders"))?.refusal).toEqual({
    code: "PORT_HELD",
    message: `${held.port} (ORDERS_PORT) belongs to orders, but another program listens on it.`,
    fix: expect.stringContaining("Do not change the port of orders"),
  });
  expect(await actions.stop("orders")).toMatchObject({ statusCode: 409, refusal: { code: "SERVICE_DOWN" } });
});

it("shows the last five lines of a start that failed, and a later start forgets them", async () => {
  const shop = makeShop(await pickPort());
  const listens = readFileSync(join(shop.root, "services/orders/main.mjs"), "utf8");
  shop.write(
    "services/orders/main.mjs",
    `console.log("\\u001b[31ma\\u001b[0m\\nb\\nc\\n\\nd\\ne\\nf\\u0007"); process.exit(3);`,
  );
  const actions = open(shop);
  await actions.start("orders");
  await vi.waitFor(() => expect(actions.stateOf("orders").failure).toEqual(["b", "c", "d", "e", "f\uFFFD"]), soon);
  shop.write("services/orders/main.mjs", listens);
  await actions.start("orders");
  await vi.waitFor(() => expect(actions.stateOf("orders")).toEqual({}), soon);
});

it("forgets a start that failed once the service runs, however it was started", async () => {
  const shop = makeShop(await pickPort());
  const main = join(shop.root, "services/orders/main.mjs");
  const listens = readFileSync(main, "utf8");
  shop.write("services/orders/main.mjs", "process.exit(3);");
  const actions = open(shop);
  await actions.start("orders");
  await vi.waitFor(() => expect(actions.stateOf("orders").failure).toEqual(["nx serve orders"]), soon);
  shop.write("services/orders/main.mjs", listens);
  const other = open(shop);
  await other.start("orders");
  await vi.waitFor(() => expect(actions.stateOf("orders")).toEqual({}), soon);
});

it("a service that hangs before it listens can be stopped", async () => {
  const shop = makeShop(await pickPort());
  shop.write("services/orders/main.mjs", `setInterval(() => undefined, 1000);`);
  const actions = open(shop);
  await actions.start("orders");
  expect(await actions.stop("orders")).toBeUndefined();
  await vi.waitFor(() => expect(actions.stateOf("orders")).toEqual({}), soon);
  expect(await actions.stop("orders")).toMatchObject({ refusal: { code: "SERVICE_DOWN" } });
});

it.each(["no-such-service", "orders; touch pwned", "../orders", "__proto__", "--help"])(
  "refuses the name %j: the spec has no such service",
  async (name) => {
    const actions = open(makeShop(4000));
    for (const act of ["start", "stop", "restart"] as const)
      expect(await actions[act](name)).toMatchObject({ statusCode: 404, refusal: { code: "SERVICE_UNKNOWN" } });
  },
);

it("says why a service of the spec can't be started here: no folder, no Nx, no spec", async () => {
  const shop = makeShop(4000);
  const actions = open(shop);
  expect(await actions.start("billing")).toMatchObject({ statusCode: 409, refusal: { code: "OWNER_MISSING" } });
  shop.write("node_modules/nx/package.json", `{ "name": "nx", "exports": {} }`);
  expect(await actions.start("orders")).toMatchObject({ statusCode: 409, refusal: { code: "PACKAGE_MISSING" } });
  expect([...actions.startable()]).toEqual([]);
  const blind = new ServiceActions({ root: shop.root, spec: () => undefined, onChange: () => undefined });
  expect(await blind.start("orders")).toMatchObject({ statusCode: 409, refusal: { code: "SPEC_INVALID" } });
  blind.close();
});
