import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createApp } from "@berth/service";
import { pickPort } from "@berth/service/testing";
import { expect, it, onTestFinished } from "vitest";
import { makeShop } from "../../test/make-shop.ts";
import { openEvents, type ReadEvent } from "../../test/read-events.ts";
import type { PortStory } from "../api/monitor-state.ts";
import { monitor } from "../monitor.ts";

async function follow(root: string | undefined) {
  const app = await createApp({ service: "monitor", app: (app) => monitor(app, { root }) });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const stream = await openEvents(`${address}/api/monitor/changes`);
  onTestFinished(async () => {
    stream.close();
    await app.close();
  });
  return { address, first: await stream.until(({ event }) => event === "state"), ...stream };
}

async function listen(port: number) {
  const server = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return server;
}

/** Fits a change after which the number is in this state. */
const turns =
  (port: number, state: string) =>
  ({ data, event }: ReadEvent) =>
    event === "change" && data.ports?.[port]?.state === state;

it("tells when a service starts, is ready and stops", async () => {
  const port = await pickPort();
  const { root } = makeShop(port);
  const { first, until } = await follow(root);
  expect(first.ports[port].state).toBe("down");
  const service = spawn(process.execPath, ["main.mjs"], { cwd: join(root, "services/orders"), stdio: "ignore" });
  onTestFinished(() => void service.kill("SIGKILL"));
  const up = await until(turns(port, "up"));
  expect(up.ports[port].holders[0]).toMatchObject({ pid: service.pid, service: "orders", workspace: root });
  service.kill("SIGTERM");
  await until(turns(port, "down"));
  expect(await until(({ event }) => event === "happening")).toMatchObject({ port, text: "orders stopped" });
});

it("tells a stranger on a number, and one on a free number, with doctor's advice", async () => {
  const port = await pickPort();
  const { root, write } = makeShop(port);
  const text = readFileSync(join(root, "spec/ports.yaml"), "utf8");
  write("spec/ports.yaml", text.replace(`${port}-${port + 1}`, `${port}-${port + 2}`));
  const { address, until } = await follow(root);
  const server = await listen(port);
  const taken = await until(turns(port, "wrong-hands"));
  expect(taken.ports[port]).toMatchObject({ wrong: "stranger", holders: [{ pid: process.pid }] });
  const answer = await fetch(`${address}/api/monitor/ports/${port}`);
  const story = (await answer.json()) as PortStory;
  expect(story.advice?.identify[0]).toContain(`:${port}`);
  expect(story.today[0]?.text).toContain("took it");
  server.close();
  await until(turns(port, "down"));
  await listen(port + 2);
  const stray = await until(turns(port + 2, "wrong-hands"));
  expect(stray.ports[port + 2].row).toBeUndefined();
});

it("follows the spec while someone edits it, and keeps the last good map", async () => {
  const port = await pickPort();
  const { root, write } = makeShop(port);
  const text = readFileSync(join(root, "spec/ports.yaml"), "utf8");
  const { first, until } = await follow(root);
  expect(first.ports[port + 1].row.status).toBe("reserved");
  write("spec/ports.yaml", text.replace("status: reserved", "status: allocated"));
  await until(turns(port + 1, "allocated"));
  write("spec/ports.yaml", `${text}\nports: [`);
  const broken = await until(({ data }) => data.fault);
  expect(broken.fault).toMatchObject({ code: "SPEC_INVALID", place: expect.stringMatching(/^spec\/ports\.yaml:\d+/) });
  expect(broken.ports).toBeUndefined();
  write("spec/ports.yaml", text);
  const mended = await until(({ data }) => data.fault === null);
  expect(mended.ports[port + 1].state).toBe("reserved");
});

it("shows an empty map where there is no workspace, and a way out where there is no spec", async () => {
  const { first } = await follow(undefined);
  expect(first).toMatchObject({ ranges: [], ports: {}, services: {}, edges: [], versions: [] });
  expect(first).not.toHaveProperty("workspace");
  expect(first).not.toHaveProperty("fault");
  const lost = await follow("/nowhere/at/all");
  expect(lost.first.fault.code).toBe("SPEC_MISSING");
});
