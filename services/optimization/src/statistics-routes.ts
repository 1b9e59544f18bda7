import type { App } from "@berth/service";
import * as z from "zod";
import type { Recordings } from "./recordings.ts";
import { describeCrashes } from "./statistics.ts";

const price = z.number();
const Crashes = z.object({
  count: z.int(),
  ...{ mean: price, median: price, p10: price, p25: price, p75: price, p90: price, p99: price },
});
const Statistics = z.object({ events: z.int(), types: z.record(z.string(), z.int()), crashes: Crashes.nullable() });

/** A feed may have any number of types; the most frequent ones are shown. */
const mostTypes = 100;

/** Answers statistics over all that is recorded. */
export function addStatisticsRoutes(app: App, recordings: Recordings): void {
  app.get("/statistics", {
    schema: { summary: "Counts by type, and at which prices games crashed", response: { 200: Statistics } },
    handler: async () => {
      const { crashes, types } = await recordings.count();
      const byCount = [...types].sort(([, one], [, other]) => other - one);
      return {
        events: byCount.reduce((sum, [, count]) => sum + count, 0),
        types: Object.fromEntries(byCount.slice(0, mostTypes)),
        crashes: describeCrashes(crashes),
      };
    },
  });
}
