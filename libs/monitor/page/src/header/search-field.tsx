import { SearchMark } from "../marks/marks.tsx";
import { found, search } from "../store/filter.ts";
import { openPanel } from "../store/opened-panel.ts";
import { countOf } from "../words/count-words.ts";

/** Filters map and table in place while typing; Enter opens the first number it finds. */
export function SearchField() {
  const count = found.value?.size;
  return (
    <search class="search">
      <label>
        <SearchMark />
        <span class="heard-only">Search</span>
        <input
          id="search"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="Port, service, variable, owner"
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") openFirst();
            if (event.key === "Escape") leave(event);
          }}
        />
        <span class="search-key" aria-hidden="true">
          /
        </span>
      </label>
      <span class="heard-only" role="status">
        {count === undefined ? "" : countOf(count, "number")}
      </span>
    </search>
  );
}

function openFirst(): void {
  const first = found.peek()?.values().next().value;
  if (first !== undefined) openPanel(first);
}

/** Clears the field first, then leaves it. */
function leave(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  if (search.peek() === "") event.currentTarget.blur();
  search.value = "";
  event.stopPropagation();
}
