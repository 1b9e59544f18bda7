import { expect, it, vi } from "vitest";
import { WorkQueue } from "./work-queue.ts";

/** A queue whose handler waits for `next`, and what the queue said. */
function startQueue(most: { items: number; bytes: number }) {
  const said: string[] = [];
  const taken: number[] = [];
  let release = () => {};
  const queue = new WorkQueue<number>({
    take: (item) => {
      taken.push(item);
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    },
    onError: () => undefined,
    onFull: () => void said.push("full"),
    onRelief: () => void said.push("relief"),
    most,
  });
  const next = async () => {
    const count = taken.length;
    release();
    await vi.waitFor(() => expect(taken).toHaveLength(count + 1));
  };
  return { queue, said, taken, next };
}

it.each([
  ["events", { items: 4, bytes: 1e9 }],
  ["bytes", { items: 1e9, bytes: 4_000_000 }],
])("a follower with a slow handler stops reading at a bound of %s, and goes on at half of it", async (_name, most) => {
  const { queue, said, taken, next } = startQueue(most);
  const megabyte = 1_000_000;
  queue.push(0, megabyte);
  for (let item = 1; item <= 4; item++) queue.push(item, megabyte);
  expect([said, taken, queue.isFull]).toEqual([[], [0], false]);
  queue.push(5, megabyte);
  expect([said, queue.isFull]).toEqual([["full"], true]);
  for (let taking = 1; taking <= 3; taking++) await next();
  expect(said).toEqual(["full"]);
  await next();
  expect([said, taken, queue.isFull]).toEqual([["full", "relief"], [0, 1, 2, 3, 4], false]);
  queue.push(6, megabyte);
  await next();
  await next();
  expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
