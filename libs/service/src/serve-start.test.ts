import { chmodSync, mkdirSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { get } from "../test/get.ts";
import { run } from "../test/run.ts";
import { writeServiceSource } from "../test/service-source.ts";
import { startService } from "../test/start-service.ts";
import { makeWorkspace } from "../test/workspace.ts";
import { pickPort } from "./testing/pick-port.ts";

vi.setConfig({ testTimeout: 30_000 });

const hold = fileURLToPath(new URL("../test/hold-port.ts", import.meta.url));
const linux = process.platform === "linux";
const ipv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

/** The search for the process is bounded in time, so that on a machine under load it may end before. */
const isUnseen = (text: string): boolean => text.includes("to find the process in time");

async function makeAlerts() {
  const port = await pickPort();
  const root = makeWorkspace({
    "config/ports.env": `# Analysis\nPRICE_ALERTS_PORT=${port}\n`,
    "services/price-alerts/src/main.ts": writeServiceSource("price-alerts", "PRICE_ALERTS_PORT"),
  });
  return { port, root, main: join(root, "services/price-alerts/src/main.ts") };
}

describe("serve, on start", () => {
  it("listens on the port of the file, wherever it is started from, and says so in one line", async () => {
    const { port, main } = await makeAlerts();
    const service = run(main, [], { cwd: "/" });
    await service.says("listening on");
    expect(JSON.parse((await get(port, "/health")).body)).toMatchObject({
      service: "price-alerts",
      version: "1.2.3",
      port,
    });
    const lines = service.stdout().trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      service: "price-alerts",
      address: "127.0.0.1",
      port,
      source: "config/ports.env:2",
      msg: `listening on http://127.0.0.1:${port} (PRICE_ALERTS_PORT, config/ports.env:2)`,
    });
  });

  it("listens on the port of the environment", async () => {
    const { main } = await makeAlerts();
    const port = await pickPort();
    const service = run(main, [], { env: { PRICE_ALERTS_PORT: String(port) } });
    await service.says(`http://127.0.0.1:${port} (PRICE_ALERTS_PORT, environment)`);
    expect((await get(port, "/")).status).toBe(200);
  });

  it("names the service's own wrong settings and the shared ones in one go", async () => {
    const library = new URL("./index.ts", import.meta.url).href;
    const zod = import.meta.resolve("zod");
    const root = makeWorkspace({
      "config/ports.env": "A_PORT=9021\n",
      "services/a/main.ts": `import { serve } from "${library}";
import * as z from "${zod}";
const config = z.object({ GREETING: z.string().min(3) });
await serve({ service: "a", config, listeners: [{ port: "A_PORT", app: async () => {} }] });`,
    });
    const service = run(join(root, "services/a/main.ts"), [], {
      env: { A_PORT: "x", HOST: "localhost", GREETING: "Hi" },
    });
    expect((await service.ended).code).toBe(78);
    const text = service.stderr();
    expect(text).toContain("FATAL a cannot start. 3 reasons:");
    expect(text).toContain('environment  ENV_INVALID  A_PORT is "x".');
    expect(text).toContain('environment  ENV_INVALID  HOST is "localhost".');
    expect(text).toContain('environment  ENV_INVALID  GREETING is "Hi".\n  Expected string to have >=3 characters.');
  });

  it("ends with status 78 on wrong settings, with the text on stderr and nothing on stdout", async () => {
    const { main } = await makeAlerts();
    const service = run(main, [], {
      env: { PRICE_ALERTS_PORT: "tcp://10.0.0.1:80", HOST: "localhost", LOG_LEVEL: "fatal" },
    });
    expect(await service.ended).toEqual({ code: 78, signal: null });
    expect(service.stderr()).toContain(
      "FATAL price-alerts cannot start. 2 reasons:\n\nenvironment  ENV_INVALID  PRICE_ALERTS_PORT",
    );
    expect(service.stdout()).toBe("");
  });

  it.each([["127.0.0.1"], ["0.0.0.0"], ...(ipv6 ? [["::1"], ["::"], ["::", "v6only"]] : [])])(
    "ends with status 98 and names the stranger on %s %s",
    async (host, ...flags) => {
      const { port, root, main } = await makeAlerts();
      const stranger = run(hold, [host, String(port), ...flags], { cwd: "/" });
      await stranger.says("holding");
      const service = run(main, [], { cwd: root });
      expect(await service.ended).toEqual({ code: 98, signal: null });
      const text = service.stderr();
      expect(text).toContain(`config/ports.env:2  PORT_BUSY  Port ${port} (PRICE_ALERTS_PORT) is already in use.`);
      expect(text).toContain(`Belongs to  PRICE_ALERTS_PORT (config/ports.env:2)`);
      expect(text).toContain("do not kill a process that you did not start");
      if (!linux || isUnseen(text)) return;
      expect(text).toContain(`Held by     pid ${stranger.pid} of user `);
      expect(text).toContain("It is not a service");
      expect(text).toContain(`ss -H -ltnp 'sport = :${port}'`);
    },
  );

  it.skipIf(!linux)("recognises its own twin", async () => {
    const { root, main } = await makeAlerts();
    const first = run(main, [], { cwd: root });
    await first.says("listening on");
    const second = run(main, [], { cwd: root });
    expect((await second.ended).code).toBe(98);
    if (isUnseen(second.stderr())) return;
    expect(second.stderr()).toContain(`Held by     pid ${first.pid} of user `);
    expect(second.stderr()).toContain("It is the service price-alerts of this workspace.");
    expect(second.stderr()).toContain("price-alerts is running already");
  });

  it.skipIf(!linux)("recognises another service of the workspace on its port", async () => {
    const { port, root, main } = await makeAlerts();
    const folder = join(root, "services/recording");
    mkdirSync(folder, { recursive: true });
    const other = run(hold, ["127.0.0.1", String(port)], { cwd: folder });
    await other.says("holding");
    const service = run(main, [], { cwd: root });
    expect((await service.ended).code).toBe(98);
    if (isUnseen(service.stderr())) return;
    expect(service.stderr()).toContain(`Held by     pid ${other.pid} of user `);
    expect(service.stderr()).toContain("It is the service recording of this workspace.");
    expect(service.stderr()).toContain("recording is on a port that is not its own");
  });

  it.skipIf(!linux || process.getuid?.() !== 0)("names a stranger of another user", async () => {
    const { port, root, main } = await makeAlerts();
    const stranger = run(hold, ["127.0.0.1", String(port)], { cwd: "/", uid: 65_534 });
    await stranger.says("holding");
    const service = run(main, [], { cwd: root });
    expect((await service.ended).code).toBe(98);
    if (isUnseen(service.stderr())) return;
    expect(service.stderr()).toMatch(new RegExp(`Held by     pid ${stranger.pid} of user (\\w+|uid 65534), since `));
    expect(service.stderr()).toContain("It is not a service");
  });

  it.skipIf(!ipv6)("never answers beside a stranger, on whatever address", async () => {
    const { port, root, main } = await makeAlerts();
    const stranger = run(hold, ["::1", String(port)], { cwd: "/" });
    await stranger.says("holding");
    const service = run(main, [], { cwd: root });
    expect((await service.ended).code).toBe(98);
    await expect(get(port, "/health")).rejects.toThrow("ECONNREFUSED");
    expect(service.stdout()).toBe("");
  });

  it("lets exactly one of four win that start at the same moment", async () => {
    const { port, root, main } = await makeAlerts();
    const all = [1, 2, 3, 4].map(() => run(main, [], { cwd: root }));
    const codes = await Promise.all(
      all.map((one) =>
        Promise.race([
          one.says("listening on").then(
            () => 0,
            () => 98,
          ),
          one.ended.then(({ code }) => code),
        ]),
      ),
    );
    expect(codes.toSorted()).toEqual([0, 98, 98, 98]);
    expect((await get(port, "/")).status).toBe(200);
  });

  it.skipIf(!linux || process.getuid?.() !== 0)("names the user of a process that it may not see", async () => {
    const { port, root, main } = await makeAlerts();
    chmodSync(root, 0o755);
    const stranger = run(hold, ["127.0.0.1", String(port)]);
    await stranger.says("holding");
    const service = run(main, [], { cwd: root, uid: 65_534 });
    expect((await service.ended).code).toBe(98);
    expect(service.stderr()).toContain(`Held by     user root, listening on 127.0.0.1:${port}`);
    expect(service.stderr()).toContain(`sudo ss -H -ltnp 'sport = :${port}'`);
  });

  it.skipIf(!linux)("explains a host that this machine does not have", async () => {
    const { main } = await makeAlerts();
    const service = run(main, [], { env: { HOST: "192.0.2.77" } });
    expect((await service.ended).code).toBe(98);
    expect(service.stderr()).toContain("environment  HOST_UNKNOWN  HOST is 192.0.2.77");
  });

  it("keeps the stack of an app that throws, with status 1", async () => {
    const library = new URL("./index.ts", import.meta.url).href;
    const root = makeWorkspace({
      "config/ports.env": `A_PORT=${await pickPort()}\n`,
      "services/a/main.ts": `import { serve } from "${library}";
await serve({ service: "a", listeners: [{ port: "A_PORT", app: async () => { throw new Error("no database"); } }] });`,
    });
    const service = run(join(root, "services/a/main.ts"));
    expect((await service.ended).code).toBe(1);
    expect(service.stderr()).toMatch(/^FATAL The service cannot start: .*\n\nError: no database\n\s+at .*main\.ts/);
  });
});

describe("serve, with two listeners", () => {
  async function makeFoundation() {
    const ports = [await pickPort(), await pickPort()] as const;
    const root = makeWorkspace({
      "config/ports.env": `FOUNDATION_PORT=${ports[0]}\nFOUNDATION_HTTP_PORT=${ports[1]}\n`,
      "services/foundation/src/main.ts": writeServiceSource("foundation", "FOUNDATION_PORT", "FOUNDATION_HTTP_PORT"),
    });
    return { ports, main: join(root, "services/foundation/src/main.ts") };
  }

  it("answers on both and stops both", async () => {
    const { ports, main } = await makeFoundation();
    const service = run(main);
    await service.says("FOUNDATION_HTTP_PORT");
    for (const port of ports) expect(JSON.parse((await get(port, "/health")).body)).toMatchObject({ port });
    service.signal("SIGTERM");
    expect(await service.ended).toEqual({ code: 0, signal: null });
  });

  it("reports both conflicts before it ends", async () => {
    const { ports, main } = await makeFoundation();
    const strangers = ports.map((port) => run(hold, ["127.0.0.1", String(port)]));
    await Promise.all(strangers.map((stranger) => stranger.says("holding")));
    const service = run(main);
    expect((await service.ended).code).toBe(98);
    expect(service.stderr()).toContain("FATAL foundation cannot start. 2 reasons:");
    for (const port of ports) expect(service.stderr()).toContain(`PORT_BUSY  Port ${port} `);
  });
});

it("starts from the helper that the other tests use", async () => {
  const { port } = await startService();
  expect((await get(port, "/readyz")).status).toBe(200);
});
