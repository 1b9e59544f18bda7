import { CopyButton } from "../copy/copy-button.tsx";
import { counts } from "../store/counts.ts";
import { filter } from "../store/filter.ts";
import { shownVersion, showVersion, versionRefusal } from "../store/older-map.ts";
import { isNow, live, shown } from "../store/state.ts";
import { wordOf } from "../words/word-of.ts";
import "./notices.css";

/** What stands between the counts and the map when something about the whole page is to be known. */
export function Notices() {
  return (
    <>
      <Fault />
      <OlderMap />
      <EmptyFilter />
      <NoSpec />
    </>
  );
}

/** A spec that can't be read: the last good map stays, and the bar says the way out. */
function Fault() {
  const fault = live.value?.fault;
  if (!fault) return null;
  return (
    <p class="notice" role="status" data-state="not-ready">
      {fault.place && <code>{fault.place}</code>} <b>{fault.message}</b> {fault.fix}{" "}
      {shown.value?.workspace && <span class="second">The map is the last one that could be read.</span>}
    </p>
  );
}

function OlderMap() {
  const refusal = versionRefusal.value;
  if (refusal)
    return (
      <p class="notice" role="status" data-state="not-ready">
        {refusal.message} {refusal.fix}
      </p>
    );
  if (isNow.value) return null;
  return (
    <p class="notice" role="status" data-state="next">
      <b>{shownVersion.value}, not now</b> Running and copying are off.{" "}
      <button type="button" class="framed" onClick={() => showVersion(undefined)}>
        Back to now
      </button>
    </p>
  );
}

function EmptyFilter() {
  const state = filter.value;
  if (state === undefined || !counts.value || (counts.value.byState.get(state) ?? 0) > 0) return null;
  return (
    <p class="notice" role="status">
      Nothing is {wordOf(state)}.{" "}
      <button
        type="button"
        class="framed"
        onClick={() => {
          filter.value = undefined;
        }}
      >
        Clear
      </button>
    </p>
  );
}

const INIT = "npx berth init";

function NoSpec() {
  const state = live.value;
  if (!state || state.workspace || state.fault) return null;
  return (
    <p class="notice">
      No spec/ports.yaml here yet. <code>{INIT}</code> writes one. <CopyButton text={INIT} what="the command" framed />
    </p>
  );
}
