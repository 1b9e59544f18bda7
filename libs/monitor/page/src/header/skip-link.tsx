import { focusCell } from "../map/focus-cell.ts";
import { focused } from "../store/selection.ts";
import { shownTroubles } from "../store/troubles.ts";

/** The first stop of Tab: leads to the first trouble, or into the map where nothing is wrong. */
export function SkipLink() {
  const trouble = shownTroubles.value[0]?.port;
  return (
    <button type="button" class="skip framed" onClick={() => focusCell(trouble ?? focused.peek() ?? 0)}>
      {trouble === undefined ? "Skip to the map" : "Skip to trouble"}
    </button>
  );
}
