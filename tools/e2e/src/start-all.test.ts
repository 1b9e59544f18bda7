import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseSpec } from "@berth/registry";
import { beginRequest, holdPort } from "@berth/service/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { get, requireFree, waitUntilAnswered } from "./loopback.ts";
import { endProcessesIn } from "./monitor/end-processes-in.ts";
import { CTRL_C, openTerminal, terminalMissing } from "./terminal.ts";
import { REPOSITORY } from "./workspace.ts";

const parsed = parseSpec(readFileSync(join(REPOSITORY, "spec/ports.yaml"), "utf8"));
const rows = parsed.ok ? parsed.value.spec.ports : [];
const ours = rows.filter(({ owner, status }) => owner?.startsWith("services/") && status !== "reserved");

const names = [...new Set(ours.map(({ service }) => service))];

/** The rows of the table that ends the start: service and state. */
const rowsOf = (screen: string) =>
  [...screen.matchAll(/^([a-z-]+) +(up|failed) /gm)].map(([, name, state]) => [name, state]);

const rowOf = (env: string) => ours.find((row) => row.env === env)?.port ?? 0;

/** Asks for the statistics until they count such an event: the services may still be about to connect. */
async function untilRecorded(port: number, type: string) {
  const { body } = await get(port, "/statistics");
  if (typeof body === "object" && JSON.stringify(body).includes(`"${type}"`)) return;
  await sleep(100);
  await untilRecorded(port, type);
}

describe.skipIf(terminalMissing)(`npm start ${terminalMissing}`, () => {
  test("starts every service on its registered port; Ctrl-C stops all of them, and cuts nothing off", async () => {
    const { root } = freshWorkspace();
    await requireFree(...ours.map(({ port }) => port));
    const terminal = openTerminal(root, "npm start");
    for (let up = 0; up < ours.length; up += 1) await terminal.see("listening on http://");
    const table = await terminal.see("Ctrl-C stops these services.");
    expect(rowsOf(table)).toEqual(names.map((name) => [name, "up"]));
    expect(table).not.toContain("web:");
    for (const { port, service } of ours)
      expect(await get(port, "/health")).toMatchObject({
        status: 200,
        body: { service, port, status: "ok" },
      });
    const http = rowOf("FOUNDATION_HTTP_PORT");
    // From the simulated source over the feed into a recording, and from there into the statistics.
    await untilRecorded(rowOf("OPTIMIZATION_SERVICE_PORT"), "rugs.raw.tick");
    const request = await beginRequest(http, "/api/events", { type: "sailed", source: "test" });
    terminal.type(CTRL_C);
    expect(await request.finish()).toMatchObject({ status: 200 });
    await terminal.end();
    // Nobody holds a port any more.
    await requireFree(...ours.map(({ port }) => port));
  });

  test("a service that is restarted from the monitor runs on after Ctrl-C, until doctor stops it", async () => {
    const { root } = freshWorkspace();
    onTestFinished(() => endProcessesIn(root));
    await requireFree(...ours.map(({ port }) => port));
    const terminal = openTerminal(root, "npm start");
    await terminal.see("npx berth doctor --stop=<service> stops that one.");
    const page = `http://127.0.0.1:${rowOf("FOUNDATION_HTTP_PORT")}/`;
    const [, token = ""] = /name="berth-token" content="([^"]+)"/.exec(await (await fetch(page)).text()) ?? [];
    const init = { method: "POST", headers: { "x-berth-token": token } };
    expect((await fetch(`${page}api/monitor/services/optimization/restart`, init)).status).toBe(202);
    await terminal.see('"msg":"stopped"');
    const port = rowOf("OPTIMIZATION_SERVICE_PORT");
    await waitUntilAnswered(port);
    terminal.type(CTRL_C);
    await terminal.end();
    await requireFree(...ours.map((row) => row.port).filter((number) => number !== port));
    expect(await get(port, "/livez")).toMatchObject({ status: 200 });
    const doctor = openTerminal(root, "npx berth doctor --stop=optimization");
    await doctor.see("Send SIGTERM to optimization?");
    doctor.type("y");
    expect((await doctor.end()).status).toBe(0);
    await requireFree(port);
  });

  test("ends its start with a table that says which service failed and why", async () => {
    const { root } = freshWorkspace();
    await requireFree(...ours.map(({ port }) => port));
    const terminal = openTerminal(root, "env RUGS_TICK_MS=never npm start");
    const table = await terminal.see("Ctrl-C stops these services.");
    expect(rowsOf(table)).toEqual(names.map((name) => [name, name === "rugs-feed" ? "failed" : "up"]));
    expect(table).toMatch(/rugs-feed +failed +environment +ENV_INVALID +RUGS_TICK_MS is "never"/);
    terminal.type(CTRL_C);
    await terminal.end();
    await requireFree(...ours.map(({ port }) => port));
  });

  test("starts nothing while a port is held, and says who, as doctor does", async () => {
    const { root } = freshWorkspace();
    await requireFree(...ours.map(({ port }) => port));
    const held = await holdPort();
    onTestFinished(held.release);
    const terminal = openTerminal(root, `env RUGS_FEED_PORT=${held.port} npm start`);
    const { screen, status } = await terminal.end();
    expect(status).toBe(1);
    expect(screen).toMatch(new RegExp(`${held.port} +rugs-feed +RUGS_FEED_PORT +TAKEN by .*pid ${process.pid} `));
    expect(screen).toContain(`PORT_HELD  ${held.port} (RUGS_FEED_PORT) belongs to rugs-feed, but `);
    expect(screen).toContain("1. Identify");
    expect(screen).toContain("Nothing was started.");
    expect(screen).not.toContain("nx run");
  });
});
