import type { PortView, RangeView, ServiceView, WrongHolder } from "../../../src/api/monitor-state.ts";
import { durationOf } from "../words/duration.ts";

const HELD_BY: Record<WrongHolder, string> = {
  stranger: "Held by a stranger",
  "other-tree": "Held by another tree",
  "wrong-service": "Held by the wrong service",
  unseen: "Held, holder not visible",
};

interface Told {
  view: PortView | undefined;
  service: ServiceView | undefined;
  range: RangeView | undefined;
  /** Milliseconds in this state; undefined where it is unknown. */
  age: number | undefined;
  port: number;
}

/** One sentence about a number, such as `Held by a stranger for 2h 51m`. */
export function sentenceOf({ view, service, range, age, port }: Told): string {
  const lasting = age === undefined ? "" : ` for ${durationOf(age)}`;
  const why = view?.reason ? `: ${view.reason}` : "";
  switch (view?.state) {
    case undefined:
    case "free":
    case "locked":
      return freeSentence(range, port);
    case "wrong-hands":
      return `${HELD_BY[view.wrong ?? "stranger"]}${lasting}`;
    case "up":
      return `Up${lasting}${why}`;
    case "not-ready":
      return service?.action === "starting" ? "Starting" : `Not ready${lasting}${why}`;
    case "down":
      return `Down${lasting}${why}`;
    case "outside":
      return `In use outside${lasting}${why}`;
    case "absent":
      return `Absent: nothing listens, and its owner is no folder here${why}`;
    case "allocated":
      return `Allocated, not started${why}`;
    case "reserved":
      return `Reserved${why}`;
    case "retired":
      return `Retired: it is not handed out again${why}`;
    case "unknown":
      return `No news${why}`;
  }
}

function freeSentence(range: RangeView | undefined, port: number): string {
  if (!range) return "Free, and in no range";
  if (range.policy !== "open") return `Free, but ${range.id} is ${range.policy}`;
  if (range.next !== port) return `Free in ${range.id}`;
  return `Free, and the next of ${range.id}${range.nextNote && `: ${range.nextNote}`}`;
}
