import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { CellState } from "../../../src/api/monitor-state.ts";
import { offsetsOf } from "../window/rows-in-view.ts";
import { useBase } from "../window/use-base.ts";
import { useRowsInView } from "../window/use-rows-in-view.ts";
import { clockTime } from "../words/clock-time.ts";
import { FeedDetail } from "./feed-detail.tsx";
import type { FeedRow } from "./feed-rows.ts";

const HEIGHT = 20;

/** The lines, newest first, of which only those in view exist. A line shows all of itself below when it is chosen. */
export function FeedLines({ rows }: { rows: readonly FeedRow[] }) {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useSignal<string | undefined>(undefined);
  const height = Math.round(HEIGHT * useBase().unit);
  const offsets = useMemo(() => offsetsOf(rows.map(() => height)), [rows.length, height]);
  const { first, last, above, below } = useRowsInView(place, offsets, "list");
  useStandStill(place, rows, height);
  const at = rows.findIndex(({ key }) => key === chosen.value);
  const choose = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    chosen.value = row?.key;
    place.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => choose(at + 1),
    ArrowUp: () => choose(at - 1),
    Home: () => choose(0),
    End: () => choose(rows.length - 1),
  };
  return (
    <>
      <div
        ref={place}
        class="feed-lines"
        role="listbox"
        tabIndex={0}
        aria-label="Events, newest first"
        aria-activedescendant={at < first || at >= last ? undefined : `event-${at}`}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (!act) return;
          // The arrows would move in the map as well.
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      >
        <div style={{ height: `${above}px` }} />
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys.
            <div
              key={row.key}
              id={`event-${index}`}
              data-index={index}
              class="feed-line"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-state={STATES[row.type]}
              onClick={() => {
                chosen.value = row.key === chosen.value ? undefined : row.key;
              }}
            >
              <span class="second">{clockTime(row.line.time)}</span>
              <span class="feed-type" title={row.type}>
                {row.type}
              </span>
              <span class="feed-text second" title={row.text}>
                {row.text}
              </span>
            </div>
          );
        })}
        <div style={{ height: `${below}px` }} />
      </div>
      {rows[at] && <FeedDetail row={rows[at]} />}
    </>
  );
}

/** Types that tell of trouble, in its colour. */
const STATES: Record<string, CellState> = {
  "service.down": "down",
  "service.unready": "not-ready",
  "port.held": "wrong-hands",
};

/** What a reader has scrolled to stays where it is while newer lines come above it. */
function useStandStill(place: { current: HTMLElement | null }, rows: readonly FeedRow[], height: number): void {
  const newest = useRef(rows[0]?.key);
  useLayoutEffect(() => {
    const element = place.current;
    const more = rows.findIndex(({ key }) => key === newest.current);
    newest.current = rows[0]?.key;
    if (element && more > 0 && element.scrollTop > 0) element.scrollTop += more * height;
  }, [rows]);
}
