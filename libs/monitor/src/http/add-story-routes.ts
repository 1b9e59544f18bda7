import { readerOfDisk } from "@berth/engine";
import { parseSpec, readmePath } from "@berth/registry";
import type { App } from "@berth/service";
import type { PortStory } from "../api/monitor-state.ts";
import type { MonitorContext } from "../context.ts";
import { buildState } from "../state/build-state.ts";
import { tellStory } from "../state/tell-story.ts";
import { NO_ACTIONS } from "../state/view-services.ts";
import { readSpecAt } from "../workspace/version-commits.ts";
import { Refused } from "./refused.ts";

/** What is asked for one at a time: the story of a number, the map of an older version, the README of a service. */
export function addStoryRoutes(app: App, context: MonitorContext): void {
  app.get<{ Params: { port: string } }>("/ports/:port", async ({ params }, reply) =>
    reply.header("cache-control", "no-store").send(await answerStory(params.port, context)),
  );
  app.get<{ Params: { version: string } }>("/versions/:version", async ({ params }, reply) =>
    reply.header("cache-control", "no-store").send(await answerVersion(params.version, context)),
  );
  app.get<{ Params: { name: string } }>("/services/:name/readme", async ({ params }, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" })
      .send(await readReadme(params.name, context)),
  );
}

async function answerStory(text: string, { watcher }: MonitorContext): Promise<PortStory> {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw new Refused(400, { code: "PORT_INVALID", message: "Expected a port number, 1 to 65535." });
  await watcher.look();
  const { machine, memory, workspace } = watcher;
  const { spec, surroundings: around } = workspace ?? {};
  const today = memory.of(port);
  if (!spec || !around || !workspace) return { port, readers: [], history: [], today };
  return tellStory(port, { spec, around, places: workspace.places, seen: machine?.seen.get(port), today });
}

async function answerVersion(version: string, { watcher }: MonitorContext) {
  await watcher.look();
  await watcher.workspace?.study();
  const { surroundings: around, root = "" } = watcher.workspace ?? {};
  const commit = watcher.workspace?.commitOf(version);
  const text = commit === undefined ? undefined : await readSpecAt(root, commit);
  const parsed = text === undefined ? undefined : parseSpec(text);
  if (!parsed?.ok || !around)
    throw new Refused(404, {
      code: "VERSION_UNKNOWN",
      message: "git has no such version of the spec, or it can't be read.",
    });
  const present = { at: new Date().toISOString(), seen: undefined, acting: NO_ACTIONS };
  const feed = { state: "none", reason: "" } as const;
  return buildState(parsed.value.spec, { ...around, elsewhere: [], blind: "", edges: [] }, { ...present, feed });
}

async function readReadme(name: string, { watcher }: MonitorContext): Promise<string> {
  await watcher.look();
  const { root, spec } = watcher.workspace ?? {};
  const known = spec?.ports.some(({ service }) => service === name);
  const path = spec && known ? readmePath(spec, name) : undefined;
  const reader = readerOfDisk(root ?? "");
  const text = path === undefined || reader.whyUnsafe(path) !== undefined ? undefined : reader.read(path);
  if (text === undefined) throw new Refused(404, { code: "FILE_UNKNOWN", message: "There is no such README." });
  return text;
}
