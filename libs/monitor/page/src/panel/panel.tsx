import { useRef } from "preact/hooks";
import type { PortView, RangeView } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { ageOf } from "../store/clock.ts";
import { loggedPort } from "../store/opened-panel.ts";
import { selected } from "../store/selection.ts";
import { portOf, serviceOf, shown } from "../store/state.ts";
import type { Shown } from "../words/word-of.ts";
import { BySpec } from "./by-the-spec.tsx";
import { Command } from "./command.tsx";
import { HolderFacts } from "./holder-facts.tsx";
import { Log } from "./log.tsx";
import { PanelActions } from "./panel-actions.tsx";
import { sentenceOf } from "./sentence-of.ts";
import { Steps } from "./steps.tsx";
import { Today } from "./today.tsx";
import { useReturningFocus } from "./use-returning-focus.ts";
import { useStory } from "./use-story.ts";
import "./panel.css";

/** The story of one number: who holds it, what to do, what the spec says, and what happened. */
export function Panel({ port }: { port: number }) {
  const place = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useReturningFocus(place, heading);
  const view = portOf(port).value;
  const service = serviceOf(view?.row?.service ?? "").value;
  const range = shown.value?.ranges.find(({ from, to }) => from <= port && port <= to);
  const told = useStory(port, view);
  const { story } = told;
  const state = stateOf(port, view, range);
  const age = view?.since === undefined ? undefined : ageOf(view.since);
  return (
    <section ref={place} class="panel" data-state={state} aria-labelledby="panel-title">
      <header class="panel-title">
        <Glyph state={state} />
        <h2 ref={heading} id="panel-title" tabIndex={-1}>
          <span class="big-number">{port}</span> <span class="name">{view?.row?.service}</span>
        </h2>
        <button type="button" class="framed" onClick={close}>
          <b>Close</b> <kbd>esc</kbd>
        </button>
      </header>
      <p class="sentence name in-state">{sentenceOf({ view, service, range, age, port })}</p>
      {view?.holders.map((holder) => (
        <HolderFacts key={holder.pid ?? holder.addresses.join()} holder={holder} port={port} />
      ))}
      {state === "up" && view?.row?.status === "allocated" && (
        <p class="hint">It runs, and the spec has it as allocated: mark it active in spec/ports.yaml.</p>
      )}
      {story?.command && <Command text={story.command} />}
      {state === "wrong-hands" && story?.advice && <Steps advice={story.advice} />}
      {service && service.links.length > 0 && (
        <p class="panel-links">
          {service.links.map(({ label, url }) => (
            <a key={label} href={url} target="_blank" rel="noreferrer">
              {label}
            </a>
          ))}
        </p>
      )}
      <PanelActions story={told} service={service} view={view} port={port} />
      {loggedPort.value === port && service && <Log service={service.name} />}
      <h3 class="name">By the spec</h3>
      <BySpec view={view} range={range} story={story} />
      <h3 class="name">Today</h3>
      <Today port={port} told={story?.today ?? []} />
    </section>
  );
}

function close(): void {
  loggedPort.value = undefined;
  selected.value = undefined;
}

function stateOf(port: number, view: PortView | undefined, range: RangeView | undefined): Shown {
  if (view && view.state !== "free") return view.state;
  if (range?.next === port) return "next";
  return range?.policy === "locked" ? "locked" : "free";
}
