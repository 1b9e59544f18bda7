import { act, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { filter, search } from "../store/filter.ts";
import { focused, selected } from "../store/selection.ts";
import { takeChange, takeState } from "../store/state.ts";
import { PortMap } from "./port-map.tsx";

beforeEach(async () => {
  await act(() => takeState(BAD_DAY));
  render(<PortMap />);
});
afterEach(async () => {
  await act(() => {
    filter.value = undefined;
    search.value = "";
    selected.value = undefined;
    focused.value = undefined;
  });
});

const cell = (name: RegExp) => screen.getByRole("gridcell", { name });
const press = (key: string) =>
  act(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
const faded = () => screen.getAllByRole("gridcell").filter((each) => each.hasAttribute("data-faded")).length;

it("draws every number of every range, in rows that are called like their range", () => {
  expect(screen.getAllByRole("gridcell")).toHaveLength(41);
  const row = screen.getByRole("row", { name: /^subscriber/ });
  expect(within(row).getAllByRole("gridcell")).toHaveLength(10);
  expect(screen.getByRole("rowheader", { name: /analysis.*9020–9029.*9 free/ })).toBeTruthy();
});

it("shows the state in words", () => {
  expect(cell(/^9010, recording, in wrong hands: stranger, pid 48213 of uid 1001/)).toBeTruthy();
  expect(cell(/^9018, free, next/)).toBeTruthy();
  expect(cell(/^9005, locked/)).toBeTruthy();
});

it("has one stop for Tab, which the arrow keys move", async () => {
  const stops = () => screen.getAllByRole("gridcell").filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([cell(/^9000/)]);
  cell(/^9000/).focus();
  await press("ArrowRight");
  await press("ArrowDown");
  expect(document.activeElement).toBe(cell(/^9011/));
  expect(stops()).toEqual([cell(/^9011/)]);
  await press("End");
  await press("PageDown");
  expect(document.activeElement).toBe(cell(/^9029/));
});

it("opens the number on Enter and on a click", async () => {
  cell(/^9000/).focus();
  await press("Enter");
  expect(selected.value).toBe(9000);
  await act(() => cell(/^9016/).click());
  expect(selected.value).toBe(9016);
  expect(cell(/^9016/).getAttribute("aria-selected")).toBe("true");
});

it("folds a range to one line that keeps its troubles", async () => {
  await act(() => screen.getByRole("button", { name: "subscriber" }).click());
  expect(cell(/^9010–9019, 1 in wrong hands, 1 down, 1 not ready, 2 free/)).toBeTruthy();
  await act(() => screen.getByRole("button", { name: "subscriber" }).click());
  expect(screen.getAllByRole("gridcell")).toHaveLength(41);
});

it("fades what the filter and the search leave out", async () => {
  await act(() => {
    filter.value = "down";
  });
  expect(faded()).toBe(40);
  await act(() => {
    filter.value = undefined;
    search.value = "http.server";
  });
  expect(faded()).toBe(40);
  expect(cell(/^9010/).hasAttribute("data-faded")).toBe(false);
});

it("says that a service starts, before anything listens", async () => {
  const service = BAD_DAY.services["rugs-feed"];
  if (!service) throw new Error("The fixture has no rugs-feed.");
  await act(() => takeChange({ services: { "rugs-feed": { ...service, action: "starting" } } }));
  expect([cell(/^9016/).textContent, cell(/^9016/).dataset["state"]]).toEqual([
    expect.stringContaining("starting"),
    "not-ready",
  ]);
});

it("touches only the cell that changed", async () => {
  const touched = new Set<Element | null>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) touched.add(target.parentElement?.closest("td") ?? (target as Element));
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(screen.getByRole("grid"), all);
  const view = BAD_DAY.ports[9000];
  if (!view) throw new Error("The fixture has no 9000.");
  await act(() => takeChange({ ports: { 9000: { ...view, state: "down" } } }));
  await act(() => {});
  observer.disconnect();
  expect(cell(/^9000, foundation, down/)).toBeTruthy();
  const cells = [...touched].map((each) => each?.closest("td"));
  expect(new Set(cells)).toEqual(new Set([cell(/^9000/)]));
});
