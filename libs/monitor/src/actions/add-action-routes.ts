import type { App } from "@berth/service";
import type { MonitorContext } from "../context.ts";
import { EVENT_STREAM_HEADERS, EVENT_STREAM_ROUTE } from "../http/event-stream.ts";
import { refuseFarPeers } from "../http/refuse-far-peers.ts";
import { LogLines } from "./log-lines.ts";

/** Milliseconds between two looks at a log that a page follows. */
const LOOK_MS = 250;

const ACTS = ["start", "stop", "restart"] as const;

interface Named {
  Params: { name: string };
}

/** What the page does with services: from this machine only, with the page's token. And their logs. */
export function addActionRoutes(app: App, { actions, options: { root }, streams }: MonitorContext): void {
  if (root === undefined || !actions) return;
  for (const act of ACTS)
    app.post<Named>(`/services/:name/${act}`, { onRequest: refuseFarPeers }, async ({ params }, reply) => {
      const refused = await actions[act](params.name);
      if (refused) throw refused;
      return reply.code(202).send({});
    });
  app.get<Named>("/services/:name/log", EVENT_STREAM_ROUTE, async ({ params: { name } }, reply) => {
    const refused = actions.refuseName(name);
    if (refused) throw refused;
    const body = streams.open((stream) => {
      const log = new LogLines(root, name);
      stream.send("lines", log.read());
      const looking = setInterval(() => {
        const lines = log.read();
        if (lines.length > 0) stream.send("lines", lines);
      }, LOOK_MS);
      return () => clearInterval(looking);
    });
    return reply.headers(EVENT_STREAM_HEADERS).send(body);
  });
}
