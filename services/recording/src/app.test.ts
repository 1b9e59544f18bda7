import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFeed, type FeedOptions } from "@berth/feed";
import { type App, createApp } from "@berth/service";
import { expect, onTestFinished, test, vi } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { testSettings } from "./test-settings.ts";

/** A bound for a busy machine, not an expectation. */
const soon = { timeout: 20_000, interval: 10 };
vi.setConfig({ testTimeout: 60_000 });

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "recording-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A Foundation that is recorded, until the test ends or closes it. Port 0 is any that is free. */
async function startFoundation(options: FeedOptions = {}, port = 0) {
  const feed = createFeed(options);
  const serveFeed = (scope: App) => feed.route(scope, "/feed");
  const app = await createApp({ service: "foundation", app: serveFeed, logLevel: "fatal" });
  onTestFinished(() => app.close());
  const url = new URL(await app.listen({ port, host: "127.0.0.1" }));
  vi.stubEnv("FOUNDATION_PORT", url.port);
  return { feed, port: Number(url.port), close: () => app.close() };
}

async function startRecording(RECORDING_FOLDER: string, settings: object = {}): Promise<App> {
  const config = { ...testSettings, RECORDING_FOLDER, ...settings };
  const app = await createApp({ service: "recording", app: buildApp, schema: Config, config, logLevel: "fatal" });
  await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  return app;
}

const follows = (app: App) =>
  vi.waitFor(async () => expect((await app.inject("/health")).json().feed.connected).toBe(true), soon);

/** All that is recorded, over HTTP. */
async function read(app: App) {
  const { recordings } = (await app.inject("/recordings")).json() as { recordings: { name: string; bytes: number }[] };
  const answers = await Promise.all(recordings.map(({ name }) => app.inject(`/recordings/${name}`)));
  const lines = answers.flatMap(({ body }) => body.split("\n").slice(0, -1));
  return { recordings, records: lines.map((line) => JSON.parse(line)) };
}

const dataOf = async (app: App) => (await read(app)).records.map(({ data }) => data);
const event = (data: unknown) => ({ type: "ship.sailed", source: "harbour", data });

test("records what comes over the feed, a line for each event", async () => {
  const { feed } = await startFoundation();
  const app = await startRecording(makeFolder());
  await follows(app);
  feed.publish(event("Ada"));
  feed.publish(event({ "two\nlines": "\u2028" }));
  await vi.waitFor(async () => expect((await read(app)).records).toHaveLength(2), soon);
  const { records, recordings } = await read(app);
  expect(records[0]).toEqual({ epoch: expect.any(String), id: 1, time: expect.any(String), ...event("Ada") });
  expect(records[1].data).toEqual({ "two\nlines": "\u2028" });
  expect(recordings).toEqual([{ name: "000000001.jsonl", bytes: expect.any(Number), current: true }]);
});

test("loses and doubles nothing over a restart, and mends the line that a killed process left", async () => {
  const { feed } = await startFoundation();
  const folder = makeFolder();
  const first = await startRecording(folder);
  await follows(first);
  for (const data of [1, 2, 3]) feed.publish(event(data));
  await vi.waitFor(async () => expect(await dataOf(first)).toEqual([1, 2, 3]), soon);
  await first.close();
  for (const data of [4, 5]) feed.publish(event(data));
  appendFileSync(join(folder, "000000001.jsonl"), '{"epoch":"e","id":4,"type":"sh');
  const second = await startRecording(folder);
  await vi.waitFor(async () => expect(await dataOf(second)).toEqual([1, 2, 3, 4, 5]), soon);
});

test("records that events are lost, once, and follows the feed's next life", async () => {
  const old = await startFoundation({ keep: 2 });
  const folder = makeFolder();
  const first = await startRecording(folder);
  await follows(first);
  old.feed.publish(event(1));
  await vi.waitFor(async () => expect(await dataOf(first)).toEqual([1]), soon);
  await first.close();
  for (const data of [2, 3, 4]) old.feed.publish(event(data));
  const second = await startRecording(folder);
  const expected = [{ data: 1 }, { gap: { reason: "dropped", after: 1, missing: 1 } }, { data: 3 }, { data: 4 }];
  await vi.waitFor(async () => expect((await read(second)).records).toMatchObject(expected), soon);
  await old.close();
  const { feed } = await startFoundation({}, old.port);
  feed.publish(event(5));
  const more = [...expected, { gap: { reason: "restarted", after: 4 } }, { id: 1, data: 5 }];
  await vi.waitFor(async () => expect((await read(second)).records).toMatchObject(more), soon);
});

test("begins another file by size and on request, and keeps as many as it is told", async () => {
  const { feed } = await startFoundation();
  const folder = makeFolder();
  const app = await startRecording(folder, { RECORDING_FILE_BYTES: 400, RECORDING_FILES: 3 });
  await follows(app);
  for (let data = 1; data <= 20; data++) feed.publish(event(data));
  await vi.waitFor(async () => expect((await dataOf(app)).at(-1)).toBe(20), soon);
  const { recordings } = await read(app);
  expect(recordings).toHaveLength(3);
  for (const { bytes } of recordings) expect(bytes).toBeLessThanOrEqual(400);
  const kept = await dataOf(app);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, at) => 21 - kept.length + at));
  expect((await app.inject({ method: "POST", url: "/recordings" })).statusCode).toBe(202);
  feed.publish(event("alone"));
  await vi.waitFor(async () => expect((await dataOf(app)).at(-1)).toBe("alone"), soon);
  const [newest = ""] = readdirSync(folder).sort().reverse();
  expect(readFileSync(join(folder, newest), "utf8").trim().split("\n")).toHaveLength(1);
});

test("is not ready while it cannot write, says why, and then records what came meanwhile", async () => {
  const { feed } = await startFoundation();
  const folder = makeFolder();
  const inTheWay = join(folder, "recordings");
  writeFileSync(inTheWay, "a file, not a folder");
  const app = await startRecording(inTheWay);
  await follows(app);
  feed.publish(event(1));
  feed.publish(event(2));
  // However often it tries, the first event is not done.
  for (let looks = 0; looks < 30; looks += 1) {
    expect((await app.inject("/health")).json().feed.lastId).toBe(0);
    await sleep(10);
  }
  const unready = await app.inject("/readyz");
  expect(unready.statusCode).toBe(503);
  expect(unready.json().reasons).toEqual([expect.stringMatching(/^Nothing can be recorded: E(NOTDIR|EXIST)/)]);
  expect((await app.inject("/livez")).statusCode).toBe(200);
  rmSync(inTheWay);
  await vi.waitFor(async () => expect(await dataOf(app)).toEqual([1, 2]), soon);
  expect((await app.inject("/readyz")).statusCode).toBe(200);
});

test("is not ready without the feed, and says so", async () => {
  const { close } = await startFoundation();
  const app = await startRecording(makeFolder());
  await follows(app);
  expect((await app.inject("/readyz")).json()).toEqual({ status: "ok" });
  await close();
  await vi.waitFor(async () => expect((await app.inject("/readyz")).statusCode).toBe(503), soon);
  expect((await app.inject("/readyz")).json().reasons).toEqual([expect.stringContaining("/feed is away")]);
  expect((await app.inject("/livez")).statusCode).toBe(200);
});

test.each([
  ["000000009.jsonl", 404],
  ["..%2Fpackage.json", 400],
  ["passwd", 400],
])("answers for no other file: %s", async (name, status) => {
  await startFoundation();
  const app = await startRecording(makeFolder());
  expect((await app.inject(`/recordings/${name}`)).statusCode).toBe(status);
});
