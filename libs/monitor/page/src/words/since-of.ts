import { clockTime } from "./clock-time.ts";

const day = new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "short", day: "numeric" });

/** `11:42:08 today`, or with the day where that is another; "" for what is no time. */
export function sinceOf(time: string, now = Date.now()): string {
  const clock = clockTime(time);
  if (!clock) return "";
  const own = day.format(new Date(time));
  return own === day.format(now) ? `${clock} today` : `${clock}, ${own}`;
}
