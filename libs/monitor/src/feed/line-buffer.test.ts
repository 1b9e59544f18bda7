import { expect, it, onTestFinished, vi } from "vitest";
import type { FeedLine } from "../api/monitor-state.ts";
import { LineBuffer } from "./line-buffer.ts";

const event = (id: number, data: unknown = null) => ({ id, type: "t", source: "s", time: "now", data });

it("a page gets one write for all events of a moment, and of a flood the newest ones", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const writes: [FeedLine[], number][] = [];
  const buffer = new LineBuffer((...write) => void writes.push(write));
  for (let id = 1; id <= 1200; id++) buffer.add(event(id));
  expect(writes).toEqual([]);
  vi.advanceTimersByTime(100);
  for (let id = 1201; id <= 1400; id++) buffer.add(event(id, "x".repeat(10_000)));
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  const told = writes.map(([lines, leftOut]) => [lines[0]?.id, lines.at(-1)?.id, leftOut]);
  expect(told).toEqual([
    [701, 1200, 700],
    [1271, 1400, 70],
  ]);
});
