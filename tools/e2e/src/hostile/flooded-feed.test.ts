import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { ATTACKS, fillKeys, type Target } from "./feed-attacks.ts";
import { startFloodedFoundation } from "./flooded-foundation.ts";

/** FLOOD_SECONDS=600 is the long form. */
const seconds = Number(process.env["FLOOD_SECONDS"] ?? 3);

const MiB = 1024 * 1024;

/** A follower that publishes as well, and gets each of its own events. */
async function startGoodFollower({ feedPort }: Target) {
  const client = new WebSocket(`ws://127.0.0.1:${feedPort}/feed?types=good`);
  onTestFinished(() => client.terminate());
  await once(client, "message");
  const got: unknown[] = [];
  let sent = 0;
  client.on("message", (text) => {
    const frame = JSON.parse(String(text));
    if (frame.id) got.push(frame.data);
  });
  const publish = () => {
    sent += 1;
    client.send(JSON.stringify({ publish: [{ type: "good", source: "test", data: sent }], key: `good-${sent}` }));
  };
  return { publish, got, all: () => Array.from({ length: sent }, (_, at) => at + 1) };
}

test("a feed under attack answers with clear codes, serves the others, and holds no more memory at the end", {
  timeout: (seconds + 300) * 1000,
}, async () => {
  const foundation = await startFloodedFoundation();
  const good = await startGoodFollower(foundation);
  const endings: Record<string, string> = {};
  const attack = async () => {
    for (const [name, begin, expected] of ATTACKS) {
      good.publish();
      const ended = await begin(foundation);
      if (!expected.test(ended)) endings[name] = ended;
    }
  };
  // What is bounded is full then: the keys, and the kept events.
  await fillKeys(foundation);
  for (let round = 0; round < 8; round += 1) await attack();
  const before = await foundation.measure();
  const end = performance.now() + seconds * 1000;
  let rounds = 0;
  do {
    await attack();
    rounds += 1;
  } while (performance.now() < end);
  const after = await foundation.measure();
  const show = (bytes: number) => `${(bytes / MiB).toFixed(1)} MiB`;
  console.log(
    `${rounds} rounds of ${ATTACKS.length} attacks in ${seconds} s: ` +
      `heap and buffers ${show(before.live)} -> ${show(after.live)}, RSS ${show(before.rss)} -> ${show(after.rss)}`,
  );
  expect(endings).toEqual({});
  await expect.poll(() => good.got, { timeout: 20_000 }).toEqual(good.all());
  expect(after.live - before.live).toBeLessThan(4 * MiB);
});
