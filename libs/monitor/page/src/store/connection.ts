import { signal } from "@preact/signals";
import type { Change } from "../../../src/api/change.ts";
import type { Happening, MonitorState } from "../../../src/api/monitor-state.ts";
import { takeHappening } from "./happenings.ts";
import { stale } from "./stale.ts";
import { takeChange, takeState } from "./state.ts";

/** How the page hears from the API. `lost` has the time of the last news. */
export type Connection = { phase: "connecting" | "live" } | { phase: "lost"; since: number };

export const connection = signal<Connection>({ phase: "connecting" });

/** Milliseconds without a connection until what runs is unknown. */
const STALE_AFTER = 3000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Follows the changes, and reconnects with growing pauses for ever. */
export function connect(wait = FIRST_WAIT): void {
  const source = new EventSource("/api/monitor/changes");
  let pause = wait;
  source.addEventListener("state", (event) => {
    pause = FIRST_WAIT;
    takeState(parse<MonitorState>(event));
    heard();
  });
  source.addEventListener("change", (event) => takeChange(parse<Change>(event)));
  source.addEventListener("happening", (event) => takeHappening(parse<Happening>(event)));
  source.addEventListener("error", () => {
    // The browser's own retry gives up on an answer with an error status.
    source.close();
    lose();
    setTimeout(() => connect(Math.min(pause * 2, LONGEST_WAIT)), pause);
  });
}

let staleTimer: ReturnType<typeof setTimeout> | undefined;

function heard(): void {
  clearTimeout(staleTimer);
  staleTimer = undefined;
  stale.value = false;
  connection.value = { phase: "live" };
}

function lose(): void {
  if (connection.value.phase === "lost") return;
  connection.value = { phase: "lost", since: Date.now() };
  staleTimer ??= setTimeout(() => {
    stale.value = true;
  }, STALE_AFTER);
}

const parse = <Data>(event: MessageEvent): Data => JSON.parse(event.data) as Data;
