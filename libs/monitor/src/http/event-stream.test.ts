import { createApp } from "@berth/service";
import { expect, it, vi } from "vitest";
import { type EventStream, EventStreams } from "./event-stream.ts";

/** An app without routes, for streams that are opened by hand. */
async function openStreams() {
  let streams: EventStreams | undefined;
  const app = await createApp({
    service: "monitor",
    app: async (scope) => {
      streams = new EventStreams(scope);
    },
  });
  if (!streams) throw new Error("The app was not built.");
  return { app, streams };
}

it("writes events whose data can't end them", async () => {
  const { app, streams } = await openStreams();
  const body = streams.open((stream) => {
    stream.send("change", { text: 'a\n\ndata: "evil"\r\u2028' });
    stream.end();
    return () => undefined;
  });
  const text = (await body.toArray()).join("");
  expect(text).toBe(`event: change\ndata: {"text":"a\\n\\ndata: \\"evil\\"\\r\u2028"}\n\n`);
  await app.close();
});

it("cuts off a client that doesn't read, and forgets it", async () => {
  const { app, streams } = await openStreams();
  let stream: EventStream | undefined;
  const finished = new Promise<void>((resolve) => {
    streams.open((opened) => {
      stream = opened;
      return resolve;
    });
  });
  for (let megabyte = 0; megabyte < 20; megabyte++) stream?.send("change", "x".repeat(1024 * 1024));
  await finished;
  stream?.send("change", "after the end");
  await app.close();
});

it("sends nothing more to a client that has not read the end yet, and goes on", async () => {
  const { app, streams } = await openStreams();
  let stream: EventStream | undefined;
  vi.useFakeTimers();
  const body = streams.open((opened) => {
    stream = opened;
    return () => undefined;
  });
  stream?.send("change", 1);
  stream?.end();
  stream?.send("change", 2);
  stream?.end();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect((await body.toArray()).join("")).toBe("event: change\ndata: 1\n\n");
  await app.close();
});

it("ends every stream when the app closes", async () => {
  const { app, streams } = await openStreams();
  const body = streams.open(() => () => undefined);
  const read = body.toArray();
  await app.close();
  expect(await read).toEqual([]);
});

it("refuses the stream after the hundredth, and opens one again when another is over", async () => {
  const { app, streams } = await openStreams();
  const open = () => streams.open(() => () => undefined);
  const [first] = Array.from({ length: 100 }, open);
  expect(open).toThrow(expect.objectContaining({ statusCode: 503 }));
  first?.destroy();
  await new Promise((resolve) => first?.once("close", resolve));
  expect(open).not.toThrow();
  expect(open).toThrow(expect.objectContaining({ statusCode: 503 }));
  await app.close();
});
