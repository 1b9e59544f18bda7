import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { App } from "@berth/service";
import * as z from "zod";
import type { Recorder } from "./recorder.ts";
import { listNames, recordingName } from "./recording-files.ts";

const Recording = z.object({ name: z.string(), bytes: z.int(), current: z.boolean() });
const Recordings = z.object({ recordings: z.array(Recording) });

/** Shows the recordings and what is in them, and ends the current one on request. */
export function addRecordingRoutes(app: App, folder: string, recorder: Recorder): void {
  const describe = async (name: string) => {
    const { current } = recorder;
    if (name === current?.name) return { name, bytes: current.size, current: true };
    return { name, bytes: (await stat(join(folder, name))).size, current: false };
  };
  app.get("/recordings", {
    schema: { summary: "The recordings, oldest first", response: { 200: Recordings } },
    handler: async () => ({ recordings: await Promise.all((await listNames(folder)).map(describe)) }),
  });
  app.post("/recordings", {
    schema: { summary: "Ends the current recording: the next event begins another one" },
    handler: async (_request, reply) => {
      recorder.endCurrent();
      reply.code(202).send();
    },
  });
  app.get("/recordings/:name", {
    schema: { summary: "A recording, a line of JSON for each event", params: z.object({ name: recordingName }) },
    handler: async ({ params: { name } }, reply) => {
      if (!(await listNames(folder)).includes(name)) return reply.callNotFound();
      const { bytes } = await describe(name);
      const content = bytes > 0 ? createReadStream(join(folder, name), { end: bytes - 1 }) : Readable.from([]);
      return reply.type("application/x-ndjson").send(content);
    },
  });
}
