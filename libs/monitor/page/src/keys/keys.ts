import { signal } from "@preact/signals";
import { readChoice, rememberChoice } from "../store/remember.ts";

/** A key that acts on the whole page. `words` is what the key sheet says. */
export interface KeyBinding {
  /** As in `KeyboardEvent.key`; several keys may share one line of the sheet. */
  keys: string[];
  words: string;
  /** Returns false where it has nothing to do: the browser goes on. A line without it is only told in the sheet. */
  act?: (key: string) => unknown;
}

/** All keys, in the order in which the parts of the page add them. */
export const bindings = signal<readonly KeyBinding[]>([]);

/** The switch in the key sheet. It doesn't stop `?` and Escape. */
export const keysOn = signal(readChoice("keys") !== "off");

export function switchKeys(on: boolean): void {
  keysOn.value = on;
  rememberChoice("keys", on ? undefined : "off");
}

/** Adds keys; call what it returns to take them away. */
export function addKeys(...added: KeyBinding[]): () => void {
  bindings.value = [...bindings.peek(), ...added];
  return () => {
    bindings.value = bindings.peek().filter((binding) => !added.includes(binding));
  };
}

const ALWAYS = new Set(["?", "Escape"]);

/** Runs the binding of a key. Nothing acts while a text is typed or a modifier is held. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (!keysOn.peek() && !ALWAYS.has(event.key)) return;
  for (const { keys, act } of bindings.peek()) {
    if (!act || !keys.includes(event.key) || act(event.key) === false) continue;
    event.preventDefault();
    return;
  }
}

const isTyping = ({ target, key }: KeyboardEvent): boolean =>
  key !== "Escape" &&
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
