import { useLayoutEffect, useRef } from "preact/hooks";
import type { ServiceView } from "../../../src/api/monitor-state.ts";
import { act, asked } from "../store/run-service.ts";
import { isNow } from "../store/state.ts";

/** Asks before a service is stopped, in the place of its Stop. The focus comes to Keep, and goes back with it. */
export function StopQuestion({ service: { name, reason } }: { service: ServiceView }) {
  const keep = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    keep.current?.focus();
  }, []);
  const followers = /\d+ followers?/.exec(reason)?.[0];
  const close = () => {
    // The button that asked comes back in this place with the next drawing.
    const parent = place.current?.parentElement;
    asked.value = undefined;
    requestAnimationFrame(() => parent?.querySelector<HTMLElement>(`[aria-label="Stop ${CSS.escape(name)}"]`)?.focus());
  };
  return (
    <fieldset
      ref={place}
      class="question"
      aria-label={`Stop ${name}?`}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <span>
        Stop <span class="name">{name}</span>?{followers && ` ${followers}`}
      </span>
      <button
        type="button"
        class="framed"
        aria-label={`Stop ${name} now`}
        disabled={!isNow.value}
        onClick={() => act(name, "stop")}
      >
        Stop
      </button>
      <button type="button" ref={keep} aria-label={`Keep ${name}`} onClick={close}>
        Keep
      </button>
    </fieldset>
  );
}
