import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { VersionView } from "../../../src/api/monitor-state.ts";
import { shownVersion, showVersion } from "../store/older-map.ts";
import { live } from "../store/state.ts";
import "./versions.css";

/** Where the oldest version stands on the line; the newest thing, now, stands at its end. */
const START = 6;

/** The versions of the spec on a line with `now` at its end. The handle shows the map as it was. */
export function Versions() {
  const versions = useComputed(() => oldestFirst(live.value?.versions ?? [])).value;
  const line = useRef<HTMLDivElement>(null);
  // While the handle is dragged, the map waits for where it is let go.
  const dragged = useSignal<number | undefined>(undefined);
  const now = versions.length;
  const shown = versions.findIndex(({ version }) => version === shownVersion.value);
  const at = dragged.value ?? (shown < 0 ? now : shown);
  const version = versions[at];
  const newest = versions.at(-1);
  const choose = (index: number) => {
    const next = Math.max(0, Math.min(now, index));
    if (next !== at || dragged.value !== undefined) showVersion(versions[next]?.version);
    dragged.value = undefined;
  };
  const under = (event: PointerEvent): number => {
    const { left, width } = line.current?.getBoundingClientRect() ?? { left: 0, width: 0 };
    if (width === 0) return at;
    const part = ((event.clientX - left) / width) * 100;
    return Math.max(0, Math.min(now, Math.round(((part - START) / (100 - START)) * now)));
  };
  const keys: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 10,
    PageUp: at + 10,
    Home: 0,
    End: now,
  };
  return (
    <section class="versions" aria-labelledby="versions-title">
      <header class="section-title">
        <h2 id="versions-title">Versions</h2>
      </header>
      {newest === undefined ? (
        <p class="empty second">The spec has no history.</p>
      ) : (
        <>
          <div
            ref={line}
            class="version-line"
            role="slider"
            tabIndex={0}
            aria-labelledby="versions-title"
            aria-valuemin={0}
            aria-valuemax={now}
            aria-valuenow={at}
            aria-valuetext={version ? textOf(version) : "now"}
            onKeyDown={(event) => {
              const next = keys[event.key];
              if (next === undefined) return;
              // The arrows would move in the map as well.
              event.preventDefault();
              event.stopPropagation();
              choose(next);
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture?.(event.pointerId);
              dragged.value = under(event);
            }}
            onPointerMove={(event) => {
              if (dragged.peek() !== undefined) dragged.value = under(event);
            }}
            onPointerUp={(event) => {
              if (dragged.peek() !== undefined) choose(under(event));
            }}
            onPointerCancel={() => {
              dragged.value = undefined;
            }}
          >
            {versions.map((each, index) => (
              <span
                key={each.version}
                class="version-dot"
                data-shown={index === at || undefined}
                title={textOf(each)}
                style={{ left: `${placeOf(index, now)}%` }}
              />
            ))}
            <span class="version-handle" style={{ left: `${placeOf(at, now)}%` }} />
          </div>
          <p class="version-told detail">
            <span class="second">
              <b>{(version ?? newest).version}</b> {(version ?? newest).date}, {(version ?? newest).change}
            </span>
            {version ? (
              <button type="button" onClick={() => choose(now)}>
                Back to now
              </button>
            ) : (
              <span class="in-act">now</span>
            )}
          </p>
        </>
      )}
    </section>
  );
}

const placeOf = (index: number, now: number): number => START + (index / now) * (100 - START);

const textOf = ({ version, date, change }: VersionView): string => `${version}, ${date}, ${change}`;

/** The spec may list its history either way. */
const oldestFirst = (versions: readonly VersionView[]): readonly VersionView[] =>
  (versions[0]?.date ?? "") > (versions.at(-1)?.date ?? "") ? versions.toReversed() : versions;
