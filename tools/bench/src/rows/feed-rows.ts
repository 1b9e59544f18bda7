import type { Events, READ } from "../contests/feed.ts";
import type { Row } from "../row.ts";

const PATTERNS: [name: string, what: string, events: Events][] = [
  ["paced", "100 events a second", { events: 500, everyMs: 10, together: false }],
  ["single", "500 events, one in a round", { events: 500, everyMs: 0, together: false }],
  ["together", "500 events, 50 in a round", { events: 50, everyMs: 0, together: true, times: 10 }],
];

const FIGURES: [read: keyof typeof READ, what: string][] = [
  ["cpu", "processor time"],
  ["took", "time until all followers have all"],
  ["delay", "99th percentile of the delivery"],
];

/** A feed with a thousand followers. */
export const FEED_ROWS: readonly Row[] = PATTERNS.flatMap(([name, events, pattern]) =>
  FIGURES.map(
    ([read, what]): Row => ({
      name: `feed-${name}-${read}`,
      what: `a feed, ${events}: ${what}`,
      against: "a loop over the clients of a bare ws server",
      figure: "ratio",
      rounds: 5,
      open: async () => (await import("../contests/feed.ts")).feedOrLoop(pattern, read),
    }),
  ),
);
