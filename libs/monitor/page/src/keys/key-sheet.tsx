import { useEffect, useRef } from "preact/hooks";
import { keySheetOpen } from "./key-sheet-open.ts";
import { bindings, keysOn, switchKeys } from "./keys.ts";
import "./key-sheet.css";

/** All keys, and the switch that turns them off. It opens in the flow of the page: nothing is covered. */
export function KeySheet() {
  const title = useRef<HTMLHeadingElement>(null);
  const isOpen = keySheetOpen.value;
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <section class="key-sheet" aria-labelledby="keys-title">
      <header class="section-title">
        <h2 id="keys-title" ref={title} tabIndex={-1}>
          Keys
        </h2>
        <label>
          <input
            type="checkbox"
            checked={keysOn.value}
            onChange={({ currentTarget: { checked } }) => switchKeys(checked)}
          />{" "}
          on; only <kbd>?</kbd> and <kbd>Esc</kbd> when off
        </label>
        <button
          type="button"
          onClick={() => {
            keySheetOpen.value = false;
          }}
        >
          Close
        </button>
      </header>
      <dl>
        {bindings.value.map(({ keys, words }) => (
          <div key={keys.join()}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{NAMES[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  PageUp: "PgUp",
  PageDown: "PgDn",
};
