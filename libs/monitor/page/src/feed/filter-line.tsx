import { useSignal } from "@preact/signals";
import { seenTypes, types } from "./live-feed.ts";
import { asTypes } from "./matches-types.ts";
import { readyPatterns } from "./ready-patterns.ts";

/** The filter by type: a field, and ready patterns of the types that were seen. */
export function FilterLine() {
  const text = useSignal(types.peek());
  const isWrong = asTypes(text.value) === undefined;
  const choose = (pattern: string) => {
    types.value = pattern;
    text.value = pattern;
  };
  return (
    <div class="filter-line">
      <label>
        <span class="second">type</span>{" "}
        <input
          class="mono"
          size={1}
          spellcheck={false}
          autocomplete="off"
          value={text.value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? "filter-wrong" : undefined}
          onInput={({ currentTarget: { value } }) => {
            text.value = value;
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            choose("*");
          }}
          // On each letter it would reconnect.
          onChange={() => {
            const wanted = asTypes(text.value);
            if (wanted !== undefined) choose(wanted);
          }}
        />
      </label>
      {readyPatterns(seenTypes.value).map((pattern) => (
        <button
          type="button"
          key={pattern}
          aria-pressed={types.value === pattern}
          aria-label={`Only ${pattern}`}
          onClick={() => choose(types.value === pattern ? "*" : pattern)}
        >
          {pattern}
        </button>
      ))}
      {isWrong && (
        <p class="refusal" id="filter-wrong">
          Expected types such as rugs.*, service.down, separated by commas.
        </p>
      )}
    </div>
  );
}
