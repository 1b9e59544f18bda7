import { act, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { foldedRanges } from "../map/folded-ranges.ts";
import { PortMap } from "../map/port-map.tsx";
import { focused, selected } from "../store/selection.ts";
import { stale } from "../store/stale.ts";
import { takeState } from "../store/state.ts";
import { handleKey } from "./keys.ts";
import { addPageKeys } from "./page-keys.ts";

let removeKeys = () => {};

beforeEach(async () => {
  removeKeys = addPageKeys();
  await act(() => takeState(BAD_DAY));
  render(<PortMap />);
});
afterEach(async () => {
  removeKeys();
  await act(() => {
    foldedRanges.value = new Set();
    selected.value = undefined;
    focused.value = undefined;
    stale.value = false;
  });
});

it.each([
  [".", 9010, /^9010, recording/],
  ["n", 9018, /^9018, free, next/],
])("unfolds the range that %s leads to", async (key, port, name) => {
  await act(() => screen.getByRole("button", { name: "subscriber" }).click());
  expect(screen.queryByRole("gridcell", { name })).toBeNull();
  await act(() => handleKey(new KeyboardEvent("keydown", { key })));
  await waitFor(() => expect(selected.value).toBe(port));
  expect(document.activeElement).toBe(screen.getByRole("gridcell", { name }));
});

it("leads to no trouble while there is no news", async () => {
  await act(() => {
    stale.value = true;
  });
  await act(() => handleKey(new KeyboardEvent("keydown", { key: "." })));
  expect(selected.value).toBeUndefined();
});
