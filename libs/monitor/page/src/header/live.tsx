import { connection } from "../store/connection.ts";
import { live } from "../store/state.ts";
import { clockTime } from "../words/clock-time.ts";

/** How fresh the page is: the time of the last change, or since when there is no news. */
export function Live() {
  const { phase, ...rest } = connection.value;
  const fault = live.value?.fault;
  if ("since" in rest)
    return (
      <p class="live warns">
        no news since <span class="mono">{clockTime(rest.since)}</span>
      </p>
    );
  if (phase === "connecting") return <p class="live second">connecting</p>;
  if (fault) return <p class="live warns">spec not read</p>;
  return (
    <p class="live second">
      live <span class="mono">{clockTime(live.value?.at ?? "")}</span>
    </p>
  );
}
