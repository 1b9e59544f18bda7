import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { addKeys } from "../keys/keys.ts";
import { isNow } from "../store/state.ts";
import { FeedAway } from "./feed-away.tsx";
import { FeedLines } from "./feed-lines.tsx";
import { FilterLine } from "./filter-line.tsx";
import { feedRows, feedView, followFeed, paused, rate, togglePause, types, waitingCount } from "./live-feed.ts";
import { SendForm } from "./send-form.tsx";
import "./feed.css";

/** The live events of the workspace, with a filter, a pause and a sender for tests. */
export function Feed() {
  const sends = useSignal(false);
  useEffect(() => followFeed(types.value), [types.value]);
  useEffect(() => addKeys({ keys: ["p"], words: "pause the feed", act: togglePause }), []);
  const view = feedView.value;
  const isAway = view !== undefined && view.state !== "live";
  return (
    <section class="feed" aria-labelledby="feed-title">
      <header class="section-title">
        <h2 id="feed-title">Feed</h2>
        <span class="feed-tools">
          {!paused.value && <span class="second">{rate.value} / s</span>}
          <button type="button" aria-pressed={paused.value} aria-label={pauseLabel()} onClick={togglePause}>
            {paused.value ? `Paused, ${waitingCount.value} wait` : "Pause"}
          </button>
          <button
            type="button"
            aria-expanded={sends.value}
            disabled={isAway || !isNow.value}
            onClick={() => {
              sends.value = !sends.peek();
            }}
          >
            Send…
          </button>
        </span>
      </header>
      {sends.value && !isAway && (
        <SendForm
          onClose={() => {
            sends.value = false;
          }}
        />
      )}
      {isAway && <FeedAway view={view} />}
      {view?.state !== "none" && <FilterLine />}
      {feedRows.value.length > 0 && <FeedLines rows={feedRows.value} />}
      {feedRows.value.length === 0 && view?.state === "live" && <p class="empty second">{emptyText()}</p>}
    </section>
  );
}

const pauseLabel = () => (paused.value ? `Go on: ${waitingCount.value} events wait` : "Pause the feed");

const emptyText = () =>
  types.value === "*" ? "No event yet since the page was opened." : `No event of ${types.value} yet.`;
