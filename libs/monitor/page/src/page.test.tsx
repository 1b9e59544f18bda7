import { render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { BAD_DAY } from "./fixtures/bad-day.ts";
import { FakeSource } from "./fixtures/fake-source.ts";
import { Page } from "./page.tsx";
import { selected } from "./store/selection.ts";
import { takeState } from "./store/state.ts";

it("turns the right column into the panel of a selected number", async () => {
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("fetch", async () => Response.json({ readers: [], history: [], today: [] }));
  takeState(BAD_DAY);
  render(<Page />);
  expect(screen.getByRole("heading", { name: "Feed" })).toBeTruthy();
  selected.value = 9010;
  expect(await screen.findByRole("heading", { name: /^9010/ })).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "Feed" })).toBeNull();
});
