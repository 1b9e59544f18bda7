import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { get } from "../../test/get.ts";
import { run } from "../../test/run.ts";
import { writeServiceSource } from "../../test/service-source.ts";
import { makeWorkspace } from "../../test/workspace.ts";
import { pickPort } from "../testing/pick-port.ts";
import { wantsTraces } from "./load-tracing.ts";

vi.setConfig({ testTimeout: 30_000 });

/** A collector that keeps the bytes it gets on /v1/traces. */
async function startCollector() {
  const received: Buffer[] = [];
  const types = new Set<string | undefined>();
  const server = createServer(async (request, response) => {
    types.add(`${request.method} ${request.url} ${request.headers["content-type"]}`);
    for await (const chunk of request) received.push(chunk);
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, types, text: () => Buffer.concat(received).toString("latin1") };
}

async function serveWith(env: NodeJS.ProcessEnv) {
  const port = await pickPort();
  const root = makeWorkspace({
    "config/ports.env": `PRICE_ALERTS_PORT=${port}\n`,
    "services/price-alerts/src/main.ts": writeServiceSource("price-alerts", "PRICE_ALERTS_PORT"),
  });
  const service = run(join(root, "services/price-alerts/src/main.ts"), [], { cwd: root, env });
  await service.says("listening on");
  return { ...service, port };
}

describe("traces", () => {
  it("go to the collector that the environment names, one span for a request, and none for probes", async () => {
    const collector = await startCollector();
    const service = await serveWith({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.port}`,
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test",
    });
    await get(service.port, "/slow");
    await get(service.port, "/livez");
    service.signal("SIGTERM");
    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect([...collector.types]).toEqual(["POST /v1/traces application/x-protobuf"]);
    const sent = collector.text();
    for (const word of ["price-alerts", "GET /slow", "service.version", "1.2.3", "test"]) {
      expect(sent).toContain(word);
    }
    expect(sent).not.toContain("livez");
    const [, trace] = /"traceId":"([0-9a-f]{32})".*"arrived"/.exec(service.stdout()) ?? [];
    expect(sent).toContain(Buffer.from(trace ?? "none", "hex").toString("latin1"));
  });

  it("that no collector takes do not delay the stop", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const address = silent.address();
    const at = address !== null && typeof address === "object" ? address.port : 0;
    const service = await serveWith({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${at}` });
    await get(service.port, "/");
    service.signal("SIGTERM");
    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect(service.stdout()).toContain("spans were lost");
  });

  it.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318" }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://c:4318/v1/traces" }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_SDK_DISABLED: "true" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_TRACES_EXPORTER: "none" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
  ])("are wanted or not: %j", (env, wanted) => {
    expect(wantsTraces(env)).toBe(wanted);
  });
});
