import { signal } from "@preact/signals";

/** What the page's one polite live region says. */
export const announcement = signal("");

const PAUSE = 2000;
const waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says it to people who don't see the page; at most one sentence in 2 s, the rest waits. */
export function announce(text: string): void {
  waiting.push(text);
  if (timer === undefined) sayNext();
}

function sayNext(): void {
  const text = waiting.shift();
  timer = undefined;
  if (text === undefined) return;
  announcement.value = text;
  timer = setTimeout(sayNext, PAUSE);
}
