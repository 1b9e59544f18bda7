import type { FeedView } from "../api/monitor-state.ts";
import type { MonitorContext } from "../context.ts";
import type { Seen } from "../state/judge-cell.ts";
import { type FeedAddress, findFeed } from "./find-feed.ts";

/** The feed that a monitor shows; undefined where there is none. */
export const findFeedOf = ({ options, watcher }: Pick<MonitorContext, "options" | "watcher">) =>
  options.feed ?? findFeed(watcher.spec, options.feedVariable);

/**
 * How the feed is doing, by who listens on its port. Whether it answers is known while a page follows it.
 * @param seen by number; undefined where the machine was not looked at
 */
export function viewFeed(feed: FeedAddress | undefined, seen: ReadonlyMap<number, Seen> | undefined): FeedView {
  if (!feed) return { state: "none", reason: "" };
  const { port, service } = feed;
  const named = service === undefined ? {} : { service };
  if (port === undefined || seen === undefined) return { state: "live", reason: "", ...named };
  const holding = seen.get(port)?.holding ?? "free";
  if (holding === "free") return { state: "down", reason: `${service ?? "its service"} is down`, ...named };
  if (holding === "own" || holding === "outside") return { state: "live", reason: "", ...named };
  return { state: "down", reason: `${port} is in wrong hands`, ...named };
}
