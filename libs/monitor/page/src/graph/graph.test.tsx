import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { selected } from "../store/selection.ts";
import { live, takeState } from "../store/state.ts";
import { Graph } from "./graph.tsx";

afterEach(() => {
  cleanup();
  live.value = undefined;
  selected.value = undefined;
});

const lines = () => [...document.querySelectorAll(".use")];

it("says who uses whom as a list, and draws an arrow for each", () => {
  takeState(BAD_DAY);
  render(<Graph />);
  const told = screen.getAllByRole("listitem").map((item) => item.textContent?.trim());
  expect(told).toContain("rugs-sanitizer reads RUGS_FEED_PORT of rugs-feed (down)");
  expect(told).toHaveLength(5);
  expect(lines()).toHaveLength(5);
  const boxes = [...document.querySelectorAll(".service-box text")].map((text) => text.textContent);
  expect(boxes.toSorted()).toEqual(["foundation", "optimization", "recording", "rugs-feed", "rugs-sanitizer"]);
});

it("marks arrows to what does not run with its state, and says where the variable is read", async () => {
  takeState(BAD_DAY);
  render(<Graph />);
  expect(lines().flatMap((line) => line.getAttribute("data-state") ?? [])).toEqual(["wrong-hands", "down"]);
  const [, , line = expect.fail()] = lines();
  expect(line.querySelector("title")?.textContent).toContain("services/rugs-sanitizer/src/main.ts:8");
  await act(() => {
    fireEvent.pointerEnter(line);
  });
  expect(document.querySelector(".use-told")?.textContent).toBe(
    "RUGS_FEED_PORT, services/rugs-sanitizer/src/main.ts:8",
  );
});

it("marks the arrows of the open service, and opens a service at its box", async () => {
  takeState(BAD_DAY);
  render(<Graph />);
  fireEvent.click(screen.getByText("recording", { selector: "text" }));
  expect(selected.value).toBe(9010);
  await act(() => Promise.resolve());
  expect(document.querySelectorAll(".use[data-marked]")).toHaveLength(2);
});

it("asks for a choice where there are too many to draw", () => {
  const edges = Array.from({ length: 30 }, (_, at) => ({ from: `user-${at}`, to: "hub", env: "HUB_PORT", place: "" }));
  takeState({ ...BAD_DAY, edges });
  render(<Graph />);
  expect(screen.getByText(/^30 uses more: choose a service/)).toBeTruthy();
  expect(lines()).toHaveLength(0);
});

it("says so where no service uses another", () => {
  takeState({ ...BAD_DAY, edges: [] });
  render(<Graph />);
  expect(screen.getByText("No service reads the variable of another.")).toBeTruthy();
});
