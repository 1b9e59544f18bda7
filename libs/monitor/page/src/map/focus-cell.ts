import { focused } from "../store/selection.ts";
import { keyLines } from "./key-lines.ts";

/** Moves the map's one stop for Tab to a number, and the focus with it. Does nothing for a number it doesn't draw. */
export function focusCell(port: number): void {
  const cell = document.querySelector<HTMLElement>(`.quays [data-port="${port}"]`);
  if (!cell) return;
  focused.value = port;
  cell.focus();
  cell.scrollIntoView({ block: "nearest" });
}

/** Runs once the page has drawn what was changed just now. */
export const onceDrawn = (then: () => void): number => requestAnimationFrame(() => requestAnimationFrame(then));

/** Keeps one number of the map within reach of Tab, whatever is folded or gone. Run it in an effect. */
export function keepFocusable(): void {
  const lines = keyLines();
  if (!lines.some(({ ports }) => focused.value !== undefined && ports.includes(focused.value))) {
    focused.value = lines[0]?.ports[0];
  }
}
