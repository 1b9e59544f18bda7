import { type App, createApp } from "@berth/service";
import { expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { testSettings } from "./test-settings.ts";

const line = (type: string, price: number) => `${JSON.stringify({ type, data: { price } })}\n`;

/** A recording service with these files; says which of them it was asked for. */
async function startRecording(files: Record<string, string>) {
  const asked: string[] = [];
  const app = await createApp({
    service: "recording",
    app: async (scope) => {
      scope.get("/recordings", async () => ({
        recordings: Object.entries(files).map(([name, text]) => ({ name, bytes: text.length })),
      }));
      scope.get("/recordings/:name", {
        schema: { params: z.object({ name: z.string() }) },
        handler: async ({ params: { name } }) => {
          asked.push(name);
          return files[name];
        },
      });
    },
  });
  onTestFinished(() => app.close());
  vi.stubEnv("RECORDING_PORT", new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  return { asked, close: async () => app.close() };
}

async function startStatistics(): Promise<App> {
  const options = { service: "optimization", app: buildApp, schema: Config, config: testSettings } as const;
  const app = await createApp({ ...options, logLevel: "fatal" });
  onTestFinished(() => app.close());
  return app;
}

test("answers statistics over all recordings, and reads again only those that have grown", async () => {
  const files: Record<string, string> = {
    "1.jsonl": line("rugs.raw.crash", 1) + line("rugs.raw.tick", 5),
    "2.jsonl": line("rugs.raw.crash", 3),
  };
  const { asked } = await startRecording(files);
  const app = await startStatistics();
  expect((await app.inject("/statistics")).json()).toMatchObject({
    events: 3,
    types: { "rugs.raw.crash": 2, "rugs.raw.tick": 1 },
    crashes: { count: 2, mean: 2, median: 2 },
  });
  files["2.jsonl"] += line("rugs.raw.crash", 8);
  expect((await app.inject("/statistics")).json()).toMatchObject({ events: 4, crashes: { mean: 4, median: 3 } });
  expect(asked).toEqual(["1.jsonl", "2.jsonl", "2.jsonl"]);
});

test("answers when nothing is recorded yet", async () => {
  await startRecording({});
  const app = await startStatistics();
  expect((await app.inject("/statistics")).json()).toEqual({ events: 0, types: {}, crashes: null });
});

test("is not ready without recording, says so, and answers again when it is back", async () => {
  const { close } = await startRecording({});
  const app = await startStatistics();
  expect((await app.inject("/readyz")).statusCode).toBe(200);
  await close();
  expect((await app.inject("/statistics")).statusCode).toBe(503);
  const unready = await app.inject("/readyz");
  expect(unready.statusCode).toBe(503);
  expect(unready.json().reasons).toEqual([expect.stringMatching(/^Recording at http:.* is away: .*ECONNREFUSED/)]);
  expect((await app.inject("/livez")).statusCode).toBe(200);
});
