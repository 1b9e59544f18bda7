import { createFollower, EventRefused, type NewEvent } from "@berth/feed";
import { Refused } from "../http/refused.ts";
import type { FeedAddress } from "./find-feed.ts";

/** A feed on this machine answers at once. */
const LIMIT_MS = 5_000;

/**
 * Publishes one event over a connection of its own, which ends right after.
 * @throws Refused when the feed is away, or does not take the event
 */
export async function publishOnce({ token, url }: FeedAddress, event: NewEvent): Promise<void> {
  let giveUp: (error: Error) => void = () => undefined;
  const away = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  const isAway = (message: string) =>
    new Refused(503, { code: "FEED_AWAY", message, fix: "Start the feed's service." });
  const timer = setTimeout(() => giveUp(isAway("The feed does not answer.")), LIMIT_MS);
  const follower = createFollower(url, {
    token,
    // What others publish meanwhile is of no interest.
    types: ["monitor"],
    onEvent: () => undefined,
    onConnection: (reason) => reason !== undefined && giveUp(isAway(reason)),
  });
  try {
    const published = follower.publish(event);
    follower.open();
    await Promise.race([published, away]);
  } catch (error) {
    throw error instanceof Refused ? error : whyNotTaken(error);
  } finally {
    clearTimeout(timer);
    follower.close();
  }
}

/** The first issue of what was checked here, or the feed's own words. */
function whyNotTaken(error: unknown): Refused {
  const { issues, message } = error as { issues?: { message: string; path: PropertyKey[] }[]; message?: string };
  const [issue] = issues ?? [];
  const text = issue ? `The event is invalid at ${issue.path.slice(1).join(".")}: ${issue.message}` : message;
  const status = error instanceof EventRefused ? error.statusCode : 400;
  return new Refused(status, { code: "EVENT_REFUSED", message: text ?? "The feed does not take the event." });
}
