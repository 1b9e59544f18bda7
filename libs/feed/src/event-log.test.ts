import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventRefused, encodeEvent } from "./event-json.ts";
import { EventLog } from "./event-log.ts";

const MiB = 1024 * 1024;
const nest = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

const now = "2026-01-19T00:00:00.000Z";
const encode = (data: unknown) => encodeEvent({ type: "t", source: "s", data }, now);

/** Adds an event as a feed does. */
function append(log: EventLog, data: unknown): number {
  const json = encode(data);
  log.checkLength(json);
  return log.append("t", json);
}

/** The bytes of all frames that a log can still send. */
function keptBytes(log: EventLog): number {
  let bytes = 0;
  for (let id = log.oldest; id <= log.latest; id++) bytes += log.event(id)?.frame.length ?? Number.NaN;
  return bytes;
}

describe("the memory of a feed", () => {
  it("is bounded when 371 events of 1 MB are published", () => {
    const log = new EventLog("e", { events: 1000, bytes: 16 * MiB });
    const text = "x".repeat(1e6);
    for (let count = 0; count < 371; count++) append(log, text);
    expect(log.hello()).toEqual({ epoch: "e", oldest: 356, latest: 371 });
    expect(keptBytes(log)).toBeLessThanOrEqual(16 * MiB);
  });

  it("counts bytes, not characters, and never keeps more than either bound", () => {
    const sizes = fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 400, max: 900 }),
        (texts, events, bytes) => {
          const log = new EventLog("e", { events, bytes });
          for (const [index, text] of texts.entries()) {
            expect(append(log, text)).toBe(index + 1);
            const { oldest, latest } = log.hello();
            expect(latest - oldest + 1).toBeLessThanOrEqual(events);
            expect(keptBytes(log)).toBeLessThanOrEqual(bytes);
            // The newest is always kept, and nothing is let go of without need.
            expect(log.event(latest)).toBeDefined();
            const next = Buffer.byteLength(`{"id":${oldest - 1},${encode(texts[oldest - 2])}`);
            if (oldest > 1 && latest - oldest + 1 < events) expect(keptBytes(log) + next).toBeGreaterThan(bytes);
            expect(log.event(oldest - 1)).toBeUndefined();
          }
        },
      ),
    );
  });

  it("refuses an event that is longer than all that it keeps, and goes on", () => {
    const log = new EventLog("e", { events: 10, bytes: 1000 });
    append(log, "kept");
    expect(() => append(log, "x".repeat(1000))).toThrow(expect.objectContaining({ statusCode: 413 }));
    expect(log.hello()).toEqual({ epoch: "e", oldest: 1, latest: 1 });
    expect(append(log, "next")).toBe(2);
  });
});

describe("an event that is nested", () => {
  it.each([[100], [1]])("%i levels deep is taken", (depth) => {
    expect(append(new EventLog("e", { events: 1, bytes: MiB }), nest(depth))).toBe(1);
  });

  it.each([[101], [5_000], [100_000]])("%i levels deep is refused with 400", (depth) => {
    const log = new EventLog("e", { events: 1, bytes: MiB });
    expect(() => append(log, nest(depth))).toThrow(EventRefused);
    expect(() => append(log, { a: nest(depth) })).toThrow(expect.objectContaining({ statusCode: 400 }));
    expect(log.hello().latest).toBe(0);
  });

  it("in text only is taken", () => {
    const log = new EventLog("e", { events: 1, bytes: MiB });
    expect(append(log, { "[\\\\": "[".repeat(99), b: ['"', "\\", '\\"', nest(98)] })).toBe(1);
    expect(append(log, { [`\\"${"[".repeat(500)}`]: `{"${"{".repeat(500)}\\` })).toBe(2);
  });
});
