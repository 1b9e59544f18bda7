import type { FeedView } from "../../../src/api/monitor-state.ts";
import { StartButton } from "../services/start-button.tsx";
import { serviceOf } from "../store/state.ts";
import { wordOf } from "../words/word-of.ts";

/** Why there is no feed, with the way to get it back. Map and table go on without it. */
export function FeedAway({ view }: { view: FeedView }) {
  const name = view.service;
  const service = serviceOf(name ?? "").value;
  if (view.state === "none" || name === undefined)
    return (
      <p class="empty second">No feed{view.reason ? `: ${view.reason}` : ": no service of this workspace has one"}</p>
    );
  const isUp = !service || service.state === "up";
  return (
    <div class="feed-away" role="status">
      <p>
        <b>No feed</b>: {name} {isUp ? view.reason || "doesn't answer" : `is ${wordOf(service.state)}`}
      </p>
      {service?.action === "starting" && <span class="run-word">Starting</span>}
      {service?.canStart && !service.action && !isUp && <StartButton name={name} />}
    </div>
  );
}
