import { CopyButton } from "../copy/copy-button.tsx";
import { Glyph } from "../marks/glyph.tsx";
import { chosenRange, nextRange, openRanges } from "../store/chosen-range.ts";

/** More ranges than this are a list to choose from: they would take the place of the map. */
const MOST_TABS = 6;

/** The answer to "which number is next": one entry for each open range, and the command that takes it. */
export function NextLine() {
  const range = nextRange.value;
  if (!range) return null;
  return (
    <div class="next-line">
      <span class="next-label">
        <Glyph state="next" /> next
      </span>
      {openRanges.value.length > MOST_TABS ? <RangeChoice chosen={range.id} /> : <RangeTabs chosen={range.id} />}
      {range.command && (
        <div class="next-command">
          <code>{range.command}</code>
          <CopyButton text={range.command} what="the command" framed />
        </div>
      )}
      {range.nextNote && <p class="next-note detail">{range.nextNote}</p>}
    </div>
  );
}

const choose = (id: string): void => {
  chosenRange.value = id;
};

const RangeTabs = ({ chosen }: { chosen: string }) => (
  <fieldset class="next-tabs" aria-label="Range of the next number">
    {openRanges.value.map(({ id, next }) => (
      <button key={id} type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
        {id} {next ?? "full"}
      </button>
    ))}
  </fieldset>
);

const RangeChoice = ({ chosen }: { chosen: string }) => (
  <select
    class="next-choice"
    aria-label="Range of the next number"
    value={chosen}
    onChange={(event) => choose(event.currentTarget.value)}
  >
    {openRanges.value.map(({ id, next }) => (
      <option key={id} value={id}>
        {id} {next ?? "full"}
      </option>
    ))}
  </select>
);
