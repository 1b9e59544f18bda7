import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Glyph } from "../marks/glyph.tsx";
import { hovered, selected } from "../store/selection.ts";
import { shown } from "../store/state.ts";
import { countOf } from "../words/count-words.ts";
import { Picture } from "./picture.tsx";
import { useWidth } from "./use-width.ts";
import { sentenceOfUse, type Use, usesOf, usesToDraw } from "./uses.ts";
import "./graph.css";

/** Who reads the variable of whom: a picture, and the same as a list for phones and for people who hear it. */
export function Graph() {
  const place = useRef<HTMLElement>(null);
  const pointed = useSignal<Use | undefined>(undefined);
  const width = useWidth(place);
  const edges = useComputed(() => shown.value?.edges).value;
  const services = useComputed(() => shown.value?.services).value;
  const serviceAt = (port: number | undefined) => shown.value?.ports[port ?? -1]?.row?.service;
  const chosen = useComputed(() => serviceAt(selected.value)).value;
  const marked = useComputed(() => serviceAt(hovered.value)).value;
  const uses = usesOf(edges ?? [], services ?? {});
  const { drawn, left } = usesToDraw(uses, chosen);
  return (
    <section ref={place} class="graph" aria-labelledby="graph-title">
      <header class="section-title">
        <h2 id="graph-title">Who uses whom</h2>
        <span class="second">reads the variable of</span>
      </header>
      {uses.length === 0 && <p class="empty second">No service reads the variable of another.</p>}
      {drawn.length > 0 && (
        <>
          <Picture
            uses={drawn}
            services={services ?? {}}
            width={width}
            marked={marked ?? chosen}
            onPoint={(use) => {
              pointed.value = use;
            }}
          />
          <p class="use-told detail second" aria-hidden="true">
            {pointed.value && told(pointed.value)}
          </p>
          <ul class="uses">
            {drawn.map((use) => (
              <li key={`${use.from} ${use.to}`}>
                <Glyph state={use.state} />
                <span>{sentenceOfUse(use)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {left > 0 && (
        <p class="detail second">
          {countOf(left, "use")} more: choose a service in the map or the table to see its neighbours.
        </p>
      )}
    </section>
  );
}

const told = ({ reads }: Use): string => reads.map(({ env, place }) => `${env}, ${place}`).join("; ");
