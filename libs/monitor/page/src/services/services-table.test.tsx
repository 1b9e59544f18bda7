import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { MonitorState, ServiceView } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { manyRows } from "../fixtures/many-rows.ts";
import { handleKey } from "../keys/keys.ts";
import { filter, search } from "../store/filter.ts";
import { loggedPort } from "../store/opened-panel.ts";
import { asked, refusals } from "../store/run-service.ts";
import { hovered, selected } from "../store/selection.ts";
import { stale } from "../store/stale.ts";
import { live, takeState } from "../store/state.ts";
import { ServicesTable } from "./services-table.tsx";

const posted: string[] = [];
let answer = () => Response.json({}, { status: 202 });

beforeEach(() => {
  live.value = undefined;
  vi.stubGlobal("fetch", async (address: string) => {
    posted.push(address);
    return answer();
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  posted.length = 0;
  answer = () => Response.json({}, { status: 202 });
  stale.value = false;
  filter.value = undefined;
  search.value = "";
  selected.value = undefined;
  hovered.value = undefined;
  loggedPort.value = undefined;
  asked.value = undefined;
  refusals.value = new Map();
});

const changed = (name: string, over: Partial<ServiceView>): MonitorState => {
  const service = BAD_DAY.services[name] ?? expect.fail(name);
  return { ...BAD_DAY, services: { ...BAD_DAY.services, [name]: { ...service, ...over } } };
};
const shownNames = () =>
  screen
    .getAllByRole("rowheader")
    .map((header) => header.textContent)
    .filter((name) => name !== "5 reserved");
const show = (state: MonitorState) => act(() => takeState(state));
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("shows trouble first, and the reserved ones in one row until they are asked for", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  const calm = ["recording", "rugs-feed", "rugs-sanitizer", "foundation", "optimization", "chrome-cdp"];
  expect(shownNames()).toEqual(calm);
  click("Show reserved services");
  expect(await screen.findByRole("button", { name: "Hide reserved services" })).toBeTruthy();
  expect(shownNames()).toEqual([...calm, "ml-training", "rl-episode", "alert", "backtest", "strategy"]);
});

it("gives each port a line with its own health", () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  const row = screen.getByRole("rowheader", { name: "foundation" }).closest("tr") ?? expect.fail();
  const cells = within(row).getAllByRole("cell");
  expect([...(cells[0]?.children ?? [])].map((line) => line.textContent)).toEqual(["9000 WS", "9001 HTTP"]);
  expect([...(cells[1]?.children ?? [])].map((line) => line.textContent)).toEqual(["ready, 2 followers", "ready"]);
  expect([...(cells[4]?.children ?? [])].map((line) => line.textContent)).toEqual(["1 ms", "2 ms"]);
});

it("asks in place before it stops a service, and keeps it at Keep", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  click("Stop foundation");
  const question = await screen.findByRole("group", { name: "Stop foundation?" });
  expect(question.textContent).toContain("Stop foundation? 2 followers");
  expect(document.activeElement?.textContent).toBe("Keep");
  click("Keep foundation");
  expect(await screen.findByRole("button", { name: "Stop foundation" })).toBeTruthy();
  expect(posted).toEqual([]);
  click("Stop foundation");
  fireEvent.click(await screen.findByRole("button", { name: "Stop foundation now" }));
  expect(posted).toEqual(["/api/monitor/services/foundation/stop"]);
});

it("starts what is down, and says in the row why that is refused or failed", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  answer = () => Response.json({ code: "PORT_HELD", message: "9016 is held.", fix: "Look at it." }, { status: 409 });
  click("Start rugs-feed");
  expect((await screen.findByRole("alert")).textContent).toBe("9016 is held. Look at it.");
  expect(posted).toEqual(["/api/monitor/services/rugs-feed/start"]);
  await show(changed("rugs-feed", { failure: ["1", "2", "3", "4", "5", "6"] }));
  expect(document.querySelector(".failure")?.textContent).toBe("2\n3\n4\n5\n6");
});

it("opens the panel of a number in wrong hands at Why", () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  click("Why is recording in trouble?");
  expect(selected.value).toBe(9010);
});

it("filters in place, and offers Clear where nothing is left", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  await act(() => {
    search.value = "SANITIZER_PORT";
  });
  expect(shownNames()).toEqual(["rugs-sanitizer"]);
  await act(() => {
    search.value = "nobody";
  });
  expect(screen.getByText(/No service matches/)).toBeTruthy();
  click("Clear");
  expect(search.value).toBe("");
});

it("lets rows stand under the pointer, and moves them once it has left or 3 s have passed", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  takeState(BAD_DAY);
  render(<ServicesTable />);
  const section = screen.getByRole("region", { name: "Services" });
  await act(() => {
    fireEvent.pointerEnter(section);
  });
  await show(changed("chrome-cdp", { state: "down" }));
  expect(shownNames().at(-1)).toBe("chrome-cdp");
  await act(() => {
    fireEvent.pointerLeave(section);
  });
  expect(shownNames()[2]).toBe("chrome-cdp");
  await act(() => {
    fireEvent.pointerEnter(section);
  });
  await show(BAD_DAY);
  expect(shownNames()[2]).toBe("chrome-cdp");
  await act(() => {
    vi.advanceTimersByTime(3000);
  });
  expect(shownNames().at(-1)).toBe("chrome-cdp");
});

it("draws only the rows in view of 500 services, below their ranges", async () => {
  const many = manyRows(1000);
  takeState(many);
  render(<ServicesTable />);
  expect(Object.keys(many.services).length).toBeGreaterThan(400);
  const table = screen.getByRole("table");
  expect(Number(table.getAttribute("aria-rowcount"))).toBeGreaterThan(200);
  expect(within(table).getAllByRole("row").length).toBeLessThan(60);
  expect(screen.getByRole("rowheader", { name: "range-2" })).toBeTruthy();
});

it("draws other rows once they scroll into view", async () => {
  takeState(manyRows(1000));
  render(<ServicesTable />);
  const [, body = expect.fail()] = screen.getAllByRole("rowgroup");
  const before = shownNames();
  body.getBoundingClientRect = () => ({ top: -6000 }) as DOMRect;
  await act(() => {
    fireEvent.scroll(window);
  });
  const after = shownNames();
  expect(after.length).toBeGreaterThan(20);
  expect(after.filter((name) => before.includes(name))).toEqual([]);
  const heights = [...body.querySelectorAll<HTMLElement>(".spacer td")].map(({ style }) =>
    Number.parseFloat(style.height),
  );
  expect(heights[0]).toBeGreaterThan(5000);
  expect(heights[1]).toBeGreaterThan(1000);
});

it("asks to stop, and opens the log, by key", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  hovered.value = 9000;
  await act(() => handleKey(new KeyboardEvent("keydown", { key: "s" })));
  expect(screen.getByRole("group", { name: "Stop foundation?" })).toBeTruthy();
  handleKey(new KeyboardEvent("keydown", { key: "l" }));
  expect([selected.value, loggedPort.value]).toEqual([9000, 9000]);
});

it("says how the first service comes", () => {
  takeState({ ...BAD_DAY, services: {}, ports: {} });
  render(<ServicesTable />);
  expect(document.querySelector("code")?.textContent).toBe("npx nx g service my-service --range=subscriber");
});

it("says unknown of what runs while there is no news, in the same order, with nothing to start or stop", async () => {
  takeState(BAD_DAY);
  render(<ServicesTable />);
  const before = shownNames();
  await act(() => {
    stale.value = true;
  });
  expect(shownNames()).toEqual(before);
  const row = screen.getByRole("rowheader", { name: "foundation" }).closest("tr") ?? expect.fail();
  const texts = within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);
  expect([texts[1], texts[3], texts[4]]).toEqual(["unknownunknown", "–", "––"]);
  expect(screen.queryByRole("button", { name: /^(Start|Stop) / })).toBeNull();
  hovered.value = 9016;
  handleKey(new KeyboardEvent("keydown", { key: "s" }));
  expect(posted).toEqual([]);
});
