import { signal } from "@preact/signals";

const SECOND = 1000;
const MINUTE = 60_000;

const seconds = signal(Date.now());
const minutes = signal(Date.now());

/**
 * Milliseconds since the time; 0 where it lies ahead. What reads it is drawn again each second while it is below a
 * minute, else each minute.
 */
export function ageOf(time: string): number {
  const from = Date.parse(time);
  const isYoung = seconds.peek() - from < MINUTE;
  return Math.max(0, (isYoung ? seconds.value : minutes.value) - from);
}

/** The one timer of the page: it stands still while the page is hidden. */
export function startClock(): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    const now = Date.now();
    seconds.value = now;
    if (now - minutes.peek() >= MINUTE) minutes.value = now;
  };
  const follow = () => {
    clearInterval(timer);
    if (document.hidden) return;
    tick();
    timer = setInterval(tick, SECOND);
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}
