import { effect } from "@preact/signals";
import { workspaceName } from "../words/workspace-name.ts";
import { connection } from "./connection.ts";
import { live } from "./state.ts";
import { theme } from "./theme.ts";
import { troubles } from "./troubles.ts";

/** Title and icon of the tab carry the count of troubles, so that it is seen from another tab. */
export function markTab(): void {
  effect(() => {
    const count = troubles.value.length;
    const title = workspaceName(live.value?.workspace?.title ?? "Berth");
    document.title = tabTitle(count, title, connection.value.phase === "lost");
    iconLink().href = `data:image/svg+xml,${encodeURIComponent(icon(count, theme.value === "dark"))}`;
  });
}

export const tabTitle = (count: number, title: string, isLost: boolean): string => {
  if (isLost) return `? ${title}`;
  return count === 0 ? title : `(${count}) ${title}`;
};

function iconLink(): HTMLLinkElement {
  const found = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const link = found ?? document.createElement("link");
  link.rel = "icon";
  if (!found) document.head.append(link);
  return link;
}

const SHIP = '<path fill="#0b665b" d="M4 5h8v7l-3 3H7l-3-3z"/>';
const TEXT = 'font-family="sans-serif" font-size="12" font-weight="700" text-anchor="middle" fill="#fff"';

/** The quay with one ship, or the count on the colour of trouble. */
function icon(count: number, isDark: boolean): string {
  const quay = `<path fill="${isDark ? "#8fa6b0" : "#10232c"}" d="M0 0h16v3H0z"/>`;
  const number = `<path fill="#b02a1b" d="M0 3h16v13H0z"/><text x="8" y="14" ${TEXT}>${Math.min(count, 99)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${quay}${count === 0 ? SHIP : number}</svg>`;
}
