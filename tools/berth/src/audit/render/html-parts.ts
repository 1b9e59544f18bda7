import type { Audit, Spot } from "../join/audit.ts";
import { byRole } from "./by-role.ts";
import { linkOf } from "./link-of.ts";
import { html, type Markup } from "./markup.ts";
import { ROLES } from "./words.ts";

/** What others wrote, apart from the sentence around it whatever the direction of its letters is. */
export const foreign = (text: string): Markup => html`<span class="foreign">${text}</span>`;

export const andMore = (more: number): string => (more > 0 ? ` and ${more} more` : "");

/** Parts with something between them. */
export const between = (parts: readonly Markup[], separator: string): (Markup | string)[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [separator, part]));

/** The places of a number, a line for each thing that they do with it. */
export const roleLines = (audit: Audit, spots: readonly Spot[], most: number): Markup[] =>
  byRole(spots, most).map(
    ({ more, role, shown }) =>
      html`<p class="roles"><b>${ROLES[role]}</b> ${between(
        shown.map((spot) => placeOf(audit, spot)),
        ", ",
      )}${andMore(more)}</p>`,
  );

/** Path and line, as a link where the commit can be seen in the web. */
export function placeOf(audit: Audit, spot: Spot): Markup {
  const place = `${spot.path}:${spot.line}`;
  const url = linkOf(audit, spot);
  const detail = spot.detail === undefined ? "" : html` (${foreign(spot.detail)})`;
  return url === undefined
    ? html`<span class="place">${place}</span>${detail}`
    : html`<a class="place" href="${url}">${place}</a>${detail}`;
}
