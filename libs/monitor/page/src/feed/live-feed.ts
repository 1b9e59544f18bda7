import { computed, signal } from "@preact/signals";
import type { FeedLine, FeedView } from "../../../src/api/monitor-state.ts";
import { live } from "../store/state.ts";
import { addLines, type FeedRow } from "./feed-rows.ts";
import { matchesTypes } from "./matches-types.ts";

/** Types that the ready patterns are made of; more tell nothing new. */
const TYPES = 200;
/** Lines that wait while paused, or while nothing is drawn: more than can be shown would only take memory. */
const WAITING = 5000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;
const CLOSED = 2;

const rows = signal<readonly FeedRow[]>([]);
const own = signal<FeedView | undefined>(undefined);

/** The filter, as the API takes it. */
export const types = signal("*");

/** The lines that are shown, newest first. */
export const feedRows = computed(() => {
  const wanted = types.value;
  return wanted === "*" ? rows.value : rows.value.filter(({ type }) => matchesTypes(wanted, type));
});

/** How the feed is doing. */
export const feedView = computed<FeedView | undefined>(() => own.value ?? live.value?.feed);

export const seenTypes = signal<ReadonlySet<string>>(new Set());

export const paused = signal(false);

/** Events that came since the feed is paused. */
export const waitingCount = signal(0);

/** Events that came in the last whole second. */
export const rate = signal(0);

let waiting: FeedLine[] = [];
let drawing: number | undefined;
let counted = 0;
let counting: ReturnType<typeof setInterval> | undefined;

/** Holds the lines back, or shows all that waited. */
export function togglePause(): void {
  paused.value = !paused.peek();
  if (paused.peek()) return;
  waitingCount.value = 0;
  draw();
}

/**
 * Follows the events of these types, and reconnects for ever. Returns the end. A tab that is not looked at holds no
 * stream: browsers give all tabs of a host six connections, and the one that is looked at needs some of them.
 */
export function followFeed(wanted: string): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;
  const open = () => {
    close();
    const opened = new EventSource(`/api/monitor/feed?types=${encodeURIComponent(wanted)}`);
    source = opened;
    opened.addEventListener("line", (event) => take(JSON.parse(event.data) as FeedLine));
    opened.addEventListener("feed", (event) => {
      pause = FIRST_PAUSE;
      own.value = JSON.parse(event.data) as FeedView;
    });
    opened.addEventListener("error", () => {
      // The browser comes back by itself from a broken connection, but not from an answer with an error status.
      if (opened.readyState !== CLOSED) return;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  const follow = () => (document.hidden ? close() : open());
  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close();
    own.value = undefined;
  };
}

/** Forgets all that came. */
export function clearFeed(): void {
  waiting = [];
  rows.value = [];
  waitingCount.value = 0;
  paused.value = false;
  seenTypes.value = new Set();
}

function take(line: FeedLine): void {
  waiting.push(line);
  if (waiting.length > WAITING) waiting = waiting.slice(-WAITING / 2);
  count();
  if (!seenTypes.peek().has(line.type) && seenTypes.peek().size < TYPES)
    seenTypes.value = new Set([...seenTypes.peek(), line.type]);
  if (paused.peek()) waitingCount.value += 1;
  else drawing ??= requestAnimationFrame(draw);
}

/** One change a frame, however many lines came. */
function draw(): void {
  if (drawing !== undefined) cancelAnimationFrame(drawing);
  drawing = undefined;
  if (paused.peek() || waiting.length === 0) return;
  rows.value = addLines(rows.peek(), waiting);
  waiting = [];
}

/** Counts by whole seconds; the timer stands still once nothing comes. */
function count(): void {
  counted += 1;
  counting ??= setInterval(() => {
    rate.value = counted;
    if (counted === 0) {
      clearInterval(counting);
      counting = undefined;
    }
    counted = 0;
  }, 1000);
}
