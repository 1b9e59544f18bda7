import { afterEach, beforeEach, expect, it } from "vitest";
import { addKeys, handleKey, switchKeys } from "./keys.ts";

let acted: string[] = [];
let remove = () => {};

beforeEach(() => {
  acted = [];
  const act = (key: string) => acted.push(key);
  remove = addKeys(
    { keys: ["x", "?"], words: "acts", act },
    { keys: ["y"], words: "has nothing to do", act: () => false },
  );
  document.addEventListener("keydown", handleKey);
});
afterEach(() => {
  remove();
  switchKeys(true);
  document.removeEventListener("keydown", handleKey);
  document.body.replaceChildren();
});

function press(key: string, target: Element = document.body, over: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...over });
  target.dispatchEvent(event);
  return event;
}

it("acts on its key, and leaves the others to the browser", () => {
  expect([press("x").defaultPrevented, press("y").defaultPrevented, press("z").defaultPrevented]).toEqual([
    true,
    false,
    false,
  ]);
  expect(acted).toEqual(["x"]);
});

it("acts on nothing while someone types, or holds a modifier", () => {
  const field = document.body.appendChild(document.createElement("input"));
  press("x", field);
  press("x", document.body, { ctrlKey: true });
  expect(acted).toEqual([]);
});

it("keeps only ? and Escape when switched off", () => {
  switchKeys(false);
  press("x");
  press("?");
  expect(acted).toEqual(["?"]);
});
