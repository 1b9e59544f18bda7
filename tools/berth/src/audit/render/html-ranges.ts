import { spanOf } from "@berth/registry";
import type { Audit, CellUse, RangeAudit } from "../join/audit.ts";
import { bounded, MOST } from "./bounded.ts";
import { andMore, foreign, placeOf } from "./html-parts.ts";
import { html, type Markup } from "./markup.ts";
import { tellFill, USES } from "./words.ts";

/** A range of more numbers, and one that nobody declares, shows those that are named, and no free ones. */
const MOST_DRAWN = 100;

/** A map of each range: a cell for each number, coloured by what is to be done about it. */
export function rangesSection(audit: Audit): Markup | undefined {
  const { more, shown } = bounded(audit.ranges, MOST.ranges);
  if (shown.length === 0) return undefined;
  const isGuess = audit.ranges.every(({ source }) => source === "none");
  return html`<section><h2 id="ranges">Ranges <small>${audit.ranges.length}</small></h2>
${isGuess ? html`<p class="quiet">Nothing declares a range, so these are the hundreds in use.</p>` : undefined}
${key(audit)}
<ul class="ranges">${shown.map((range) => rangeItem(audit, range))}</ul>
${more > 0 ? html`<p class="quiet">and ${more} more</p>` : undefined}</section>`;
}

/** Only the marks that occur. */
function key({ ranges }: Audit): Markup {
  const used = new Set(ranges.flatMap(({ cells }) => cells.map(({ use }) => use)));
  const uses = (Object.keys(USES) as CellUse[]).filter((use) => used.has(use));
  return html`<ul class="key">${uses.map(
    (use) => html`<li><ol class="cells" aria-hidden="true"><li class="${use}">00</li></ol>${USES[use]}</li>`,
  )}</ul>`;
}

function rangeItem(audit: Audit, range: RangeAudit): Markup {
  const { purpose, spot } = range;
  return html`<li><b>${spanOf(range)}</b> ${foreign(purpose)}
<p class="quiet">${tellFill(range)}${spot ? html`, ${placeOf(audit, spot)}` : undefined}</p>
<ol class="cells${isMap(range) ? undefined : " named"}">${cellsOf(range)}</ol></li>
`;
}

const isMap = ({ from, source, to }: RangeAudit): boolean => source !== "none" && to - from < MOST_DRAWN;

function cellsOf(range: RangeAudit): (Markup | string)[] {
  const { cells, from, to } = range;
  const isDrawn = isMap(range);
  const named = new Map(cells.map((cell) => [cell.port, cell]));
  const { more, shown } = bounded([...named.keys()], MOST.cells);
  const numbers = isDrawn ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : shown;
  return [
    ...numbers.map((port) => {
      const cell = named.get(port);
      if (!cell) return html`<li></li>`;
      const label = isDrawn ? String(port).slice(-2) : String(port);
      return html`<li class="${cell.use}" title="${port} ${cell.label}: ${USES[cell.use]}"><a href="#p${port}">${label}</a></li>`;
    }),
    ...(isDrawn ? [] : [andMore(more)]),
  ];
}
