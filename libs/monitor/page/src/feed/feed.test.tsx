import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FeedLine } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { FakeSource } from "../fixtures/fake-source.ts";
import { handleKey } from "../keys/keys.ts";
import { live, takeState } from "../store/state.ts";
import { Feed } from "./feed.tsx";
import { clearFeed, types } from "./live-feed.ts";

const posted: string[] = [];
let answer = () => Response.json({}, { status: 202 });

beforeEach(() => {
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
  vi.stubGlobal("fetch", async (address: string, init?: RequestInit) => {
    posted.push(`${address} ${init?.body}`);
    return answer();
  });
  takeState(BAD_DAY);
});

afterEach(() => {
  cleanup();
  clearFeed();
  vi.unstubAllGlobals();
  FakeSource.all.length = 0;
  posted.length = 0;
  answer = () => Response.json({}, { status: 202 });
  types.value = "*";
  live.value = undefined;
});

const line = (id: number, type: string, second = id): FeedLine => ({
  id,
  time: new Date(Date.UTC(2026, 0, 19, 12, 0, second)).toISOString(),
  type,
  source: "test",
  data: `{"number":${id}}`,
});
const source = (wanted = "*") => FakeSource.at(`/api/monitor/feed?types=${encodeURIComponent(wanted)}`);
const frame = () => act(() => new Promise<void>((done) => setTimeout(done, 20)));
const come = async (...lines: FeedLine[]) => {
  for (const each of lines) source(types.value).send("line", each);
  await frame();
};
const typesShown = () => [...document.querySelectorAll(".feed-type")].map((type) => type.textContent);
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("shows what comes, newest first, and all of a chosen event", async () => {
  render(<Feed />);
  await come(line(1, "rugs.raw"), line(2, "service.down"));
  expect(typesShown()).toEqual(["service.down", "rugs.raw"]);
  fireEvent.click(screen.getByText("rugs.raw", { selector: ".feed-type" }));
  expect(await screen.findByText(/id 1 from test/)).toBeTruthy();
  fireEvent.keyDown(screen.getByRole("listbox"), { key: "ArrowUp" });
  expect(await screen.findByText(/id 2 from test/)).toBeTruthy();
});

it("filters by the patterns of what was seen, and asks the API only for those", async () => {
  render(<Feed />);
  await come(line(1, "rugs.raw"), line(2, "service.down"), line(3, "rugs.clean"));
  const before = source();
  click("Only rugs.*");
  await frame();
  expect(before.isClosed).toBe(true);
  expect(typesShown()).toEqual(["rugs.clean", "rugs.raw"]);
  await come(line(4, "rugs.raw"));
  expect(typesShown()).toHaveLength(3);
  click("Only rugs.*");
  await frame();
  expect(typesShown()).toHaveLength(4);
});

it("takes a typed filter, and says what one is", async () => {
  render(<Feed />);
  const field = screen.getByRole("textbox", { name: "type" });
  fireEvent.input(field, { target: { value: "a b" } });
  expect(await screen.findByText(/Expected types such as/)).toBeTruthy();
  fireEvent.input(field, { target: { value: "port.*, service.down" } });
  fireEvent.change(field);
  await frame();
  expect(source("port.*,service.down").isClosed).toBe(false);
});

it("counts what waits while it is paused, by button or key, and shows it after", async () => {
  render(<Feed />);
  await come(line(1, "a"));
  click("Pause the feed");
  await come(line(2, "b"), line(3, "c"));
  expect(typesShown()).toEqual(["a"]);
  expect(screen.getByRole("button", { name: "Go on: 2 events wait" }).textContent).toBe("Paused, 2 wait");
  handleKey(new KeyboardEvent("keydown", { key: "p" }));
  await frame();
  expect(typesShown()).toEqual(["c", "b", "a"]);
});

it("draws only the lines in view of 500, and one for a high rate", async () => {
  render(<Feed />);
  await come(...Array.from({ length: 500 }, (_, at) => line(at, `type.${at}`, at)));
  expect(typesShown().length).toBeLessThan(60);
  await come(...Array.from({ length: 118 }, (_, at) => line(1000 + at, "rugs.raw", 900)));
  expect(screen.getByText("118 in 1 s, last id 1117")).toBeTruthy();
});

it("checks an event before it sends it, and says what the API says", async () => {
  render(<Feed />);
  click("Send…");
  const data = await screen.findByRole("textbox", { name: "data" });
  fireEvent.input(data, { target: { value: "{" } });
  click("Send");
  expect(await screen.findByText(/^The data is no JSON/)).toBeTruthy();
  expect(posted).toEqual([]);
  fireEvent.input(data, { target: { value: "[1]" } });
  click("Send");
  expect(await screen.findByText("Sent")).toBeTruthy();
  expect(posted).toEqual(['/api/monitor/feed {"type":"test.sent","data":[1]}']);
  answer = () => Response.json({ code: "FEED_AWAY", message: "The feed is down.", fix: "Start it." }, { status: 503 });
  click("Send");
  expect(await screen.findByText("The feed is down. Start it.")).toBeTruthy();
});

it("says that foundation is down, and starts it", async () => {
  const foundation = { ...(BAD_DAY.services["foundation"] ?? expect.fail()), state: "down" as const, canStart: true };
  render(<Feed />);
  await act(() => {
    takeState({ ...BAD_DAY, services: { ...BAD_DAY.services, foundation } });
    source().send("feed", { state: "down", reason: "refuses", service: "foundation" });
  });
  expect(screen.getByText("No feed").closest("p")?.textContent).toBe("No feed: foundation is down");
  click("Start foundation");
  expect(posted).toEqual(["/api/monitor/services/foundation/start {}"]);
});

it("says why a workspace has no feed", async () => {
  render(<Feed />);
  await act(() => source().send("feed", { state: "none", reason: "" }));
  expect(screen.getByText("No feed: no service of this workspace has one")).toBeTruthy();
});

it("holds no stream while the tab is hidden, and follows again when it is looked at", async () => {
  render(<Feed />);
  const hide = (isHidden: boolean) => {
    vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const open = () => FakeSource.all.filter(({ isClosed }) => !isClosed).length;
  expect(open()).toBe(1);
  hide(true);
  expect(open()).toBe(0);
  hide(false);
  expect(open()).toBe(1);
  await come(line(7, "rugs.raw"));
  expect(typesShown()).toEqual(["rugs.raw"]);
  cleanup();
  await frame();
  hide(true);
  hide(false);
  expect(open()).toBe(0);
});
