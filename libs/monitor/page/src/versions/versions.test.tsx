import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { showVersion } from "../store/older-map.ts";
import { isNow, live, shown, takeState } from "../store/state.ts";
import { Versions } from "./versions.tsx";

const asked: string[] = [];
const versions = [
  { version: "1.1.0", date: "2026-03-01", change: "Alerts" },
  { version: "1.0.1", date: "2026-02-01", change: "A typo" },
  { version: "1.0.0", date: "2026-01-19", change: "Initial specification" },
];

beforeEach(() => {
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return Response.json({ ...BAD_DAY, edges: [] });
  });
  takeState({ ...BAD_DAY, versions });
});

afterEach(() => {
  cleanup();
  showVersion(undefined);
  vi.unstubAllGlobals();
  asked.length = 0;
  live.value = undefined;
});

const press = (key: string) =>
  act(() => {
    fireEvent.keyDown(screen.getByRole("slider"), { key });
  });
const value = () => screen.getByRole("slider").getAttribute("aria-valuetext");

it("goes through the versions by key, oldest at the left, now at the right", async () => {
  render(<Versions />);
  expect(value()).toBe("now");
  await press("ArrowLeft");
  expect(value()).toBe("1.1.0, 2026-03-01, Alerts");
  await press("Home");
  expect(value()).toBe("1.0.0, 2026-01-19, Initial specification");
  expect(asked).toEqual(["/api/monitor/versions/1.1.0", "/api/monitor/versions/1.0.0"]);
  await vi.waitFor(() => expect(isNow.value).toBe(false));
  expect(shown.value?.edges).toEqual([]);
  await press("End");
  expect([value(), isNow.value]).toEqual(["now", true]);
});

it("goes back to now by its button", async () => {
  render(<Versions />);
  await press("ArrowLeft");
  await vi.waitFor(() => expect(isNow.value).toBe(false));
  fireEvent.click(screen.getByRole("button", { name: "Back to now" }));
  expect(isNow.value).toBe(true);
});

it("asks for a map only where the handle is let go", async () => {
  render(<Versions />);
  const slider = screen.getByRole("slider");
  slider.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect;
  const point = (name: "pointerDown" | "pointerMove" | "pointerUp", clientX: number) =>
    act(() => {
      fireEvent[name](slider, { clientX });
    });
  await point("pointerDown", 98);
  await point("pointerMove", 70);
  await point("pointerMove", 10);
  expect([value(), asked]).toEqual(["1.0.0, 2026-01-19, Initial specification", []]);
  await point("pointerUp", 8);
  expect(asked).toEqual(["/api/monitor/versions/1.0.0"]);
});

it("says so where the spec has no history", () => {
  takeState({ ...BAD_DAY, versions: [] });
  render(<Versions />);
  expect(screen.getByText("The spec has no history.")).toBeTruthy();
});
