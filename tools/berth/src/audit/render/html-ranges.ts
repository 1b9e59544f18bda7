import { spanOf } from "@berth/registry";
import type { Audit, CellUse, RangeAudit } from "../join/audit.ts";
import { bounded, MOST } from "./bounded.ts";
import { andMore, foreign, placeOf } from "./html-parts.ts";
import { html, type Markup } from "./markup.ts";
import { tellFill, USES } from "./words.ts";

/** A range of more numbers, and one that nothing declares, shows those that are named, and no free ones. */
const MOST_DRAWN = 100;

/** A map of each range: a cell for each number, coloured by what is to be done about it. */
export function rangesSection(audit: Audit): Markup | undefined {
  const { more, shown } = bounded(audit.ranges, MOST.ranges);
  if (shown.length === 0) return undefined;
  // Where the table of the ports is cut, a cell leads nowhere.
  const rows = new Set(bounded(audit.ports, MOST.ports).shown.map(({ port }) => port));
  const isGuess = audit.ranges.every(({ source }) => source === "none");
  return html`<section><h2 id="ranges">Ranges <small>${audit.ranges.length}</small></h2>
${isGuess ? html`<p class="quiet">Nothing declares a range, so these are the hundreds in use.</p>` : undefined}
${key(audit)}
<ul class="ranges">${shown.map((range) => rangeItem(audit, range, rows))}</ul>
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

function rangeItem(audit: Audit, range: RangeAudit, rows: ReadonlySet<number>): Markup {
  const { cells, from, purpose, source, spot, to } = range;
  const isMap = source !== "none" && to - from < MOST_DRAWN;
  const { more, shown } = bounded(cells, MOST.cells);
  const drawn = isMap ? everyCell(range) : shown;
  return html`<li><b>${spanOf(range)}</b> ${foreign(purpose)}
<p class="quiet">${tellFill(range)}${spot ? html`, ${placeOf(audit, spot)}` : undefined}</p>
<ol class="cells${isMap ? undefined : " named"}">${drawn.map((cell) => cellItem(cell, isMap, rows))}</ol>${
    isMap ? undefined : andMore(more)
  }</li>
`;
}

type Cell = RangeAudit["cells"][number];

/** The cells of a range with the free numbers, which are undefined. */
function everyCell({ cells, from, to }: RangeAudit): (Cell | undefined)[] {
  const named = new Map(cells.map((cell) => [cell.port, cell]));
  return Array.from({ length: to - from + 1 }, (_, at) => named.get(from + at));
}

function cellItem(cell: Cell | undefined, isMap: boolean, rows: ReadonlySet<number>): Markup {
  if (!cell) return html`<li></li>`;
  const { label, port, use } = cell;
  const digits = isMap ? String(port).slice(-2) : String(port);
  const inner = rows.has(port) ? html`<a href="#p${port}">${digits}</a>` : digits;
  return html`<li class="${use}" title="${port} ${label}: ${USES[use]}">${inner}</li>`;
}
