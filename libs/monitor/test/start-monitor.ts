import { createApp } from "@berth/service";
import { onTestFinished } from "vitest";
import { monitor } from "../src/monitor.ts";
import type { MonitorOptions } from "../src/monitor-options.ts";

/** A monitor that listens on loopback until the test ends. */
export interface StartedMonitor {
  /** Such as `http://127.0.0.1:4711`. */
  url: string;
  /** Acts as the page does, with its token. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
}

export async function startMonitor(options: MonitorOptions): Promise<StartedMonitor> {
  const app = await createApp({ service: "monitor", logLevel: "fatal", app: (scope) => monitor(scope, options) });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => app.close());
  const page = await (await fetch(url)).text();
  const token = /name="berth-token" content="([^"]+)"/.exec(page)?.[1] ?? "";
  return {
    url,
    async post(path, body, headers = {}) {
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const response = await fetch(`${url}/api/monitor${path}`, {
        method: "POST",
        headers: { "x-berth-token": token, ...json, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}
