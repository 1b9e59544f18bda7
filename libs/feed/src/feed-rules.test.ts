import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventLog } from "./event-log.ts";
import { findGap, findStart } from "./feed-gap.ts";
import { chooseWait } from "./follow-timing.ts";

describe("EventLog and findGap", () => {
  it("agree on what a client that comes back has missed", () => {
    const cases = fc.record({
      keep: fc.integer({ min: 1, max: 20 }),
      before: fc.nat(50),
      seen: fc.nat(60),
      after: fc.nat(50),
    });
    fc.assert(
      fc.property(cases, ({ keep, before, seen, after }) => {
        const log = new EventLog("e", { events: keep, bytes: 1e6 });
        for (let count = 0; count < before; count++) log.append("t", `"data":${count}}`);
        const lastId = Math.min(seen, before);
        for (let count = 0; count < after; count++) log.append("t", `"data":${count}}`);
        const hello = log.hello();
        const first = log.firstFor({ epoch: "e", after: lastId });
        const missing = findGap({ epoch: "e", lastId }, hello)?.missing ?? 0;
        expect(first).toBe(lastId + missing + 1);
        expect(findStart({ epoch: "e", lastId }, hello)).toBe(first - 1);
        for (let id = first; id <= hello.latest; id++) {
          expect(JSON.parse(String(log.event(id)?.frame))).toMatchObject({ id });
        }
        expect(hello.latest - first + 1 + missing).toBe(before + after - lastId);
      }),
    );
  });
});

describe("chooseWait", () => {
  it("doubles its bound from 1 s to 30 s and takes anything below it", () => {
    const bounds = { least: 1_000, most: 30_000 };
    const longest = [0, 1, 2, 3, 4, 5, 6, 1000].map((attempt) => chooseWait(attempt, bounds, 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(chooseWait(5, bounds, 0)).toBe(0);
  });
});
