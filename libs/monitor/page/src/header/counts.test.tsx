import { act, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { MonitorState } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { filter } from "../store/filter.ts";
import { stale } from "../store/stale.ts";
import { takeChange, takeState } from "../store/state.ts";
import { Counts } from "./counts.tsx";

const show = async (state: MonitorState) => {
  await act(() => takeState(state));
  render(<Counts />);
};
afterEach(async () => {
  await act(() => {
    filter.value = undefined;
    stale.value = false;
  });
});

it("shows troubles first, and no zero", async () => {
  await show(BAD_DAY);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([
    "1 in wrong hands",
    "1 down",
    "1 not ready",
    "2 up",
    "1 outside",
    "1 allocated",
    "5 reserved",
    "21 free",
    "8 locked",
  ]);
  expect(screen.getByText("41 numbers, 5 ranges, 12 rows")).toBeTruthy();
});

it("says all quiet where nothing is wrong", async () => {
  await show({ ...BAD_DAY, ports: {}, services: {} });
  expect(screen.getAllByRole("button")[0]?.textContent).toBe("0 in wrong hands");
  expect(screen.getByText("all quiet")).toBeTruthy();
});

it("filters by a state, and by none when it is pressed again", async () => {
  await show(BAD_DAY);
  const down = screen.getByRole("button", { name: "1 down" });
  await act(() => down.click());
  expect([filter.value, down.getAttribute("aria-pressed")]).toEqual(["down", "true"]);
  await act(() => down.click());
  expect([filter.value, down.getAttribute("aria-pressed")]).toEqual([undefined, "false"]);
});

const words = () => screen.getAllByRole("button").map((button) => button.textContent);

it("counts what runs as unknown while there is no news, and never says all quiet then", async () => {
  await show(BAD_DAY);
  await act(() => {
    stale.value = true;
  });
  expect(words()).toEqual(["6 unknown", "1 allocated", "5 reserved", "21 free", "8 locked"]);
  expect(screen.queryByText("all quiet")).toBeNull();
});

it("counts what starts as not ready, as its cell says", async () => {
  await show(BAD_DAY);
  const service = BAD_DAY.services["rugs-feed"] ?? expect.fail();
  await act(() => takeChange({ services: { "rugs-feed": { ...service, action: "starting" } } }));
  expect(words().slice(0, 2)).toEqual(["1 in wrong hands", "2 not ready"]);
});
