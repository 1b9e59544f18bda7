import { setTimeout as sleep } from "node:timers/promises";
import { type OwnBrowser, openBrowser } from "@berth/e2e/open-browser";
import { type RunningMonitor, runMonitor } from "@berth/e2e/run-monitor";
import type { MonitorState } from "@berth/monitor";
import type { Contest } from "../row.ts";
import { makeLargeWorkspace } from "./large-workspace.ts";
import { readCpuSeconds } from "./read-cpu-seconds.ts";

export const ROWS = 1000;
/** How many of the rows have a service that runs. */
export const SERVICES = 500;
const REST_SECONDS = 20;
const SCROLLS = 150;
/** A bound, not an expectation. */
const PATIENCE_SECONDS = 300;

/** Milliseconds until the page shows something, or all of its map, in a browser that was just opened. */
export const paintTime = (what: "first" | "map"): Promise<Contest> =>
  inBrowser(async (browser, { url }) => {
    const { page } = await browser.open(url, { script: NOTE_MAP });
    const [first = Number.NaN, map = Number.NaN] = (await page.evaluate(READ_PAINTS)) as number[];
    await page.context().close();
    return what === "first" ? first : map;
  });

/** Frames a second while the page is scrolled. */
export const scrolling = (): Promise<Contest> =>
  inBrowser(async (browser, { url }) => {
    const { page } = await browser.open(url, { script: NOTE_MAP });
    await page.evaluate("drawn");
    await page.mouse.move(400, 500);
    await page.evaluate(COUNT_FRAMES);
    for (let scroll = 0; scroll < SCROLLS; scroll++) await page.mouse.wheel(0, scroll < SCROLLS / 2 ? 200 : -200);
    const frames = (await page.evaluate("frames")) as number[];
    await page.context().close();
    return (1000 * (frames.length - 1)) / ((frames.at(-1) ?? Number.NaN) - (frames[0] ?? Number.NaN));
  });

/** Percent of a core that the server uses while nothing happens. Linux only. */
export const rest = (): Promise<Contest> =>
  inMonitor(async ({ pid, url }) => {
    await untilAsked(url);
    // What the page has asked for is over.
    await sleep(3000);
    const before = readCpuSeconds(pid);
    await sleep(REST_SECONDS * 1000);
    return (100 * (readCpuSeconds(pid) - before)) / REST_SECONDS;
  });

/** Notes, in the page's own clock, when every number of the map is drawn. The page's CSP lets no test wait for it. */
const NOTE_MAP = `globalThis.drawn = new Promise((resolve) => {
  const look = () => {
    if (document.querySelectorAll("[role=gridcell]").length < ${ROWS}) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  requestAnimationFrame(look);
})`;

const READ_PAINTS = `drawn.then((map) => [performance.getEntriesByName("first-contentful-paint")[0]?.startTime, map])`;

/** Collects the times of all frames until it is asked for them. */
const COUNT_FRAMES = `globalThis.frames = []; (function next(at) { frames.push(at); requestAnimationFrame(next); })
  (performance.now())`;

async function inMonitor(figure: (monitor: RunningMonitor) => Promise<number>): Promise<Contest> {
  const workspace = await makeLargeWorkspace(ROWS, SERVICES);
  const monitor = await orElse(runMonitor(workspace.root, workspace.free), workspace.remove);
  const close = async () => {
    await monitor.stop();
    await workspace.remove();
  };
  return { ours: { run: () => figure(monitor) }, close };
}

/** What failed to start leaves nothing behind that runs: the program would wait for it. */
async function orElse<T>(started: Promise<T>, clear: () => Promise<unknown>): Promise<T> {
  try {
    return await started;
  } catch (error) {
    await clear();
    throw error;
  }
}

async function inBrowser(figure: (browser: OwnBrowser, monitor: RunningMonitor) => Promise<number>): Promise<Contest> {
  const browser = await openBrowser();
  const contest = await orElse(
    inMonitor((monitor) => figure(browser, monitor)),
    () => browser.close(),
  );
  const close = async () => {
    await browser.close();
    await contest.close?.();
  };
  return { ...contest, close };
}

/** A new monitor asks its services how they are, a few a second; resolves when each of them has said that it is up. */
async function untilAsked(url: string): Promise<void> {
  for (let left = PATIENCE_SECONDS; left > 0; left--) {
    const { ports } = (await (await fetch(`${url}api/monitor/state`)).json()) as MonitorState;
    if (Object.values(ports).filter(({ state }) => state === "up").length === SERVICES) return;
    await sleep(1000);
  }
  throw new Error(`The monitor has not heard from all of ${SERVICES} services within ${PATIENCE_SECONDS} s.`);
}
