import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const KEPT = 500;
/** Scrolled up by more than this, the reader reads: nothing moves. */
const NEAR_END = 8;

/** The last 500 lines that a service wrote. Follows the end, and stops following while the reader is further up. */
export function Log({ service }: { service: string }) {
  const lines = useSignal<readonly string[]>([]);
  const phase = useSignal<"waiting" | "open" | "lost">("waiting");
  const follows = useSignal(true);
  const place = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const source = new EventSource(`/api/monitor/services/${encodeURIComponent(service)}/log`);
    let isFirst = true;
    source.addEventListener("lines", (event) => {
      const more = JSON.parse(event.data) as string[];
      // The first answer after a new connection has again what was there before.
      lines.value = [...(isFirst ? [] : lines.peek()), ...more].slice(-KEPT);
      isFirst = false;
      phase.value = "open";
    });
    source.addEventListener("error", () => {
      isFirst = true;
      phase.value = "lost";
    });
    return () => source.close();
  }, [service]);
  useLayoutEffect(() => {
    if (follows.peek() && place.current) place.current.scrollTop = place.current.scrollHeight;
  }, [lines.value]);
  return (
    <div class="log">
      <div class="log-title">
        <h3 class="name" id="log-title">
          Log of {service}
        </h3>
        {follows.value ? (
          <span class="third">following</span>
        ) : (
          <button
            type="button"
            class="framed"
            onClick={() => {
              follows.value = true;
              if (place.current) place.current.scrollTop = place.current.scrollHeight;
            }}
          >
            Follow
          </button>
        )}
      </div>
      {phase.value === "lost" && <p class="third">No news of the log.</p>}
      <pre
        ref={place}
        class="log-lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-labelledby="log-title"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          follows.value = scrollHeight - clientHeight - scrollTop <= NEAR_END;
        }}
      >
        {lines.value.join("\n") || (phase.value === "open" ? "Nothing is written yet." : "")}
      </pre>
    </div>
  );
}
