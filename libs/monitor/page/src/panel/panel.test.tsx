import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { MonitorState, PortView } from "../../../src/api/monitor-state.ts";
import { BAD_DAY, STORIES } from "../fixtures/bad-day.ts";
import { FakeSource } from "../fixtures/fake-source.ts";
import { happenings, takeHappening } from "../store/happenings.ts";
import { loggedPort } from "../store/opened-panel.ts";
import { asked, refusals, startsWhenFree } from "../store/run-service.ts";
import { stale } from "../store/stale.ts";
import { live, takeState } from "../store/state.ts";
import { Panel } from "./panel.tsx";

const asks: string[] = [];
const held = 9010;

beforeEach(() => {
  live.value = undefined;
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("fetch", async (address: string, init?: RequestInit) => {
    asks.push(`${init?.method ?? "GET"} ${address}`);
    const port = Number(address.split("/").at(-1));
    return Response.json(STORIES[port] ?? { port, readers: [], history: [], today: [] });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  asks.length = 0;
  FakeSource.all.length = 0;
  loggedPort.value = undefined;
  asked.value = undefined;
  refusals.value = new Map();
  startsWhenFree.value = new Set();
  happenings.value = [];
  stale.value = false;
});

const open = async (port: number, state = BAD_DAY) => {
  takeState(state);
  render(<Panel port={port} />);
  await screen.findByRole("heading", { name: "By the spec" });
  await act(() => Promise.resolve());
};
const fact = (name: string) => screen.getByText(name, { selector: "dt" }).nextElementSibling?.textContent;
const changed = (port: number, over: Partial<PortView>): MonitorState => {
  const view = BAD_DAY.ports[port] ?? expect.fail();
  return { ...BAD_DAY, ports: { ...BAD_DAY.ports, [port]: { ...view, ...over } } };
};

it("says who holds a number in wrong hands, since when, and what to do", async () => {
  await open(9010);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("9010 recording");
  expect(screen.getByText(/^Held by a stranger for 2h 5/)).toBeTruthy();
  expect([fact("process"), fact("pid"), fact("listens on")]).toEqual([
    "python3 -m http.server 9010",
    "48213",
    "0.0.0.0:9010",
  ]);
  const steps = (await screen.findAllByRole("listitem")).map((step) => step.querySelector("h3")?.textContent);
  expect(steps).toEqual(["Identify", "Legitimate?", "Prevent"]);
  expect(screen.getByRole("button", { name: "Copy ps -o user,lstart,args -p 48213" })).toBeTruthy();
  expect([fact("variable"), fact("read in")]).toEqual(["RECORDING_PORT", "services/recording/src/main.ts:8"]);
  expect(screen.queryByRole("button", { name: /kill/i })).toBeNull();
});

it("says that nothing has changed where nothing is told of a number", async () => {
  await open(9021);
  expect(screen.getByText("Nothing has changed since the monitor started.")).toBeTruthy();
});

it("breaks a path after its slashes, and says it whole", async () => {
  await open(9010);
  const owner = screen.getByText("owner", { selector: "dt" }).nextElementSibling;
  expect([...(owner?.childNodes ?? [])].map((node) => node.textContent)).toEqual(["services/", "", "recording"]);
  expect(owner?.querySelectorAll("wbr")).toHaveLength(1);
  expect(fact("read in")).toBe("services/recording/src/main.ts:8");
});

it("looks again when asked, and when the state of the number changes", async () => {
  await open(9010);
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  expect(asks).toEqual(["GET /api/monitor/ports/9010", "GET /api/monitor/ports/9010"]);
  await act(() => takeState(changed(9010, { state: "down", holders: [] })));
  expect(asks).toHaveLength(3);
});

it("starts a service once its number is free, unless that is taken back", async () => {
  await open(9010);
  fireEvent.click(screen.getByRole("button", { name: "Start recording when free" }));
  fireEvent.click(await screen.findByRole("button", { name: "Waiting to start recording: cancel" }));
  fireEvent.click(await screen.findByRole("button", { name: "Start recording when free" }));
  expect(asks.filter((ask) => ask.startsWith("POST"))).toEqual([]);
  await act(() => takeState(changed(9010, { state: "down", holders: [] })));
  expect(asks).toContain("POST /api/monitor/services/recording/start");
});

it("adds what happens while it is open to the story of the day, each thing once", async () => {
  await open(9010);
  await screen.findByText("recording stopped, exit 0");
  const [first = expect.fail()] = STORIES[9010]?.today ?? [];
  await act(() => {
    takeHappening(first);
    takeHappening({ ...first, at: new Date().toISOString(), text: "the stranger left" });
    takeHappening({ ...first, port: 9016, text: "of another number" });
  });
  const said = [...document.querySelectorAll("time")].map(
    (time) => time.closest("div")?.querySelector("dd")?.textContent,
  );
  expect(said).toEqual([
    "the stranger left",
    "a stranger took it, 2 s after it fell free",
    "recording stopped, exit 0",
    "recording up, ready after 0.4 s",
  ]);
});

it("says nothing of a holder while there is no news, and keeps what the spec says", async () => {
  await open(9010);
  await screen.findAllByRole("listitem");
  await act(() => {
    stale.value = true;
  });
  expect(screen.getByText("No news")).toBeTruthy();
  expect(screen.queryByText("python3 -m http.server 9010")).toBeNull();
  expect(screen.queryAllByRole("listitem")).toEqual([]);
  expect(fact("variable")).toBe("RECORDING_PORT");
});

it("shows the command that takes a free number", async () => {
  await open(9018);
  expect(screen.getByText("Free, and the next of subscriber")).toBeTruthy();
  expect(await screen.findByRole("button", { name: "Copy npx nx g service my-service --port=9018" })).toBeTruthy();
  expect(document.querySelector("code")?.textContent).toBe("npx nx g service my-service --port=9018");
  expect(fact("history")).toBe("no version names it");
});

it("shows the last 500 lines of the log of a service, and stops following a reader who is further up", async () => {
  await open(9017);
  fireEvent.click(screen.getByRole("button", { name: "Log" }));
  const log = await screen.findByRole("log");
  const source = FakeSource.at("/api/monitor/services/rugs-sanitizer/log");
  await act(() => source.send("lines", ["first"]));
  await act(() =>
    source.send(
      "lines",
      Array.from({ length: 500 }, (_, line) => `line ${line}`),
    ),
  );
  expect(log.textContent?.split("\n")).toHaveLength(500);
  expect(log.textContent).not.toContain("first");
  Object.defineProperties(log, { scrollHeight: { value: 8000 }, clientHeight: { value: 320 } });
  log.scrollTop = 100;
  fireEvent.scroll(log);
  const follow = await screen.findByRole("button", { name: "Follow" });
  await act(() => source.send("lines", ["one more"]));
  expect(log.scrollTop).toBe(100);
  fireEvent.click(follow);
  expect(log.scrollTop).toBe(8000);
});

it("takes the focus, and gives it back when it closes", async () => {
  render(<button type="button">Cell</button>);
  const cell = screen.getByRole("button", { name: "Cell" });
  cell.focus();
  takeState(BAD_DAY);
  const { unmount } = render(<Panel port={held} />);
  expect(document.activeElement?.textContent).toBe("9010 recording");
  unmount();
  expect(document.activeElement).toBe(cell);
});

it("asks before it stops a service, as the table does", async () => {
  await open(9001);
  fireEvent.click(screen.getByRole("button", { name: "Stop foundation" }));
  const question = await screen.findByRole("group", { name: "Stop foundation?" });
  fireEvent.click(within(question).getByRole("button", { name: "Stop foundation now" }));
  expect(asks).toContain("POST /api/monitor/services/foundation/stop");
});
