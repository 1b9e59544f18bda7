import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describeListeners, findListeners } from "@berth/doctor";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { monitor } from "@berth/monitor";
import { DONE, type Failure, type Result, rangeOf, refusal, type Spec, success } from "@berth/registry";
import fastify, { type FastifyInstance } from "fastify";
import { type Answer, refuse } from "../answer.ts";
import { judgeFeed } from "./judge-feed.ts";
import { judgePort } from "./judge-port.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import { openBrowser } from "./open-browser.ts";

const HOST = "127.0.0.1";

/** How often a number that the system picks may be one of the spec's. */
const TRIES = 20;

/** `berth monitor`: serves the page of a workspace on loopback until Ctrl-C. A broken spec is shown there. */
export async function runMonitor(root: string, { feed, open = false, port }: MonitorOptions): Promise<Answer> {
  const parsed = readRegistry(readerOfDisk(root));
  const spec = parsed.ok ? parsed.value.spec : undefined;
  const wrong = spec && judge(spec, { feed, port });
  if (wrong) return refuse([wrong]);
  const app = await createApp(root, feed);
  const bound = await bind(app, port ?? (await pickPort(spec)), root);
  if (!bound.ok) {
    await app.close();
    return refuse(bound.failures);
  }
  const url = `http://${HOST}:${bound.value}/`;
  process.stdout.write(`The monitor of ${root}: ${url}\nCtrl-C ends it; the services run on.\n`);
  if (open && !(await openBrowser(url)))
    process.stdout.write("No browser could be opened: open the address yourself.\n");
  await Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  await app.close();
  return { status: DONE };
}

/** What a spec that can be read says of the options. */
const judge = (spec: Spec, { feed, port }: Pick<MonitorOptions, "feed" | "port">): Failure | undefined =>
  (port === undefined ? undefined : judgePort(port, spec)) ?? (feed === undefined ? undefined : judgeFeed(feed, spec));

async function createApp(root: string, feedVariable: string | undefined): Promise<FastifyInstance> {
  // A page that is open would keep the server from closing.
  const app = fastify({ forceCloseConnections: true });
  await monitor(app as unknown as Parameters<typeof monitor>[0], {
    root,
    ...(feedVariable !== undefined && { feedVariable }),
  });
  return app;
}

async function bind(app: FastifyInstance, port: number, root: string): Promise<Result<number>> {
  try {
    await app.listen({ host: HOST, port, exclusive: true });
    return success(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return refusal(await explainBusy(port, root));
  }
}

/** A number that the system picks and the spec has no range for. */
async function pickPort(spec: Spec | undefined): Promise<number> {
  for (let left = TRIES; ; left--) {
    const server = createServer().listen(0, HOST);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    if (left === 0 || !spec || !rangeOf(spec, port)) return port;
  }
}

async function explainBusy(port: number, root: string): Promise<Failure> {
  const holders = (await findListeners([port])).get(port) ?? [];
  return {
    code: "PORT_HELD",
    message: `${port} is in use, so the page can't be served there.`,
    details: describeListeners({ holders }, port, root),
    fix: "Leave --port out for a free one, or give another one.",
  };
}
