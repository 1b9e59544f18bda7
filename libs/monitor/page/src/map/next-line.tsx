import { CopyButton } from "../copy/copy-button.tsx";
import { Glyph } from "../marks/glyph.tsx";
import { chosenRange, nextRange, openRanges } from "../store/chosen-range.ts";

/** The answer to "which number is next": one entry for each open range, and the command that takes it. */
export function NextLine() {
  const range = nextRange.value;
  if (!range) return null;
  return (
    <div class="next-line">
      <span class="next-label">
        <Glyph state="next" /> next
      </span>
      <fieldset class="next-tabs" aria-label="Range of the next number">
        {openRanges.value.map(({ id, next }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === range.id}
            onClick={() => {
              chosenRange.value = id;
            }}
          >
            {id} {next ?? "full"}
          </button>
        ))}
      </fieldset>
      <div class="next-command">
        <code>{range.command}</code>
        <CopyButton text={range.command} what="the command" framed />
      </div>
      {range.nextNote && <p class="next-note detail">{range.nextNote}</p>}
    </div>
  );
}
