import { useComputed } from "@preact/signals";
import { focused } from "../store/selection.ts";
import { spanOf } from "../words/span.ts";

interface FoldedLineProps {
  from: number;
  to: number;
  /** What all of it is, such as `free`. */
  words: string;
  troubles?: string;
}

/** Numbers without anything to see, as one low line. For keys and names it is one cell, of its first number. */
export function FoldedLine({ from, to, words, troubles = "" }: FoldedLineProps) {
  const isFocused = useComputed(() => focused.value === from).value;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid can be opened
      role="gridcell"
      class="folded"
      data-port={from}
      data-to={to}
      tabIndex={isFocused ? 0 : -1}
      aria-label={`${spanOf({ from, to })}, ${[troubles, words].filter(Boolean).join(", ")}`}
    >
      <span class="mono">{spanOf({ from, to })}</span>, {troubles && <b>{troubles}, </b>}
      {words}
    </td>
  );
}
