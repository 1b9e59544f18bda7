import type { Happening } from "../../../src/api/monitor-state.ts";
import { happenings } from "../store/happenings.ts";
import { clockTime } from "../words/clock-time.ts";

/** What happened on a number since the monitor started, newest first. */
export function Today({ port, told }: { port: number; told: readonly Happening[] }) {
  const heard = happenings.value.filter((happening) => happening.port === port);
  const byKey = new Map([...heard, ...told].map((each) => [`${each.at} ${each.text}`, each]));
  const all = [...byKey.values()].toSorted((one, other) => other.at.localeCompare(one.at));
  if (all.length === 0) return <p class="third">Nothing has changed since the monitor started.</p>;
  return (
    <dl class="facts">
      {all.map(({ at, text, state }) => (
        <div key={`${at} ${text}`} data-state={state}>
          <dt class="mono">
            <time dateTime={at}>{clockTime(at)}</time>
          </dt>
          <dd class={state === "wrong-hands" ? "in-state" : undefined}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
