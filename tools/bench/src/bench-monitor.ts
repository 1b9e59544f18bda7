import { setTimeout as sleep } from "node:timers/promises";
import { type OwnBrowser, openBrowser } from "@berth/e2e/open-browser";
import { type RunningMonitor, runMonitor } from "@berth/e2e/run-monitor";
import type { MonitorState } from "@berth/monitor";
import { quantile } from "./compare.ts";
import { makeLargeWorkspace } from "./large-workspace.ts";
import { readCpuSeconds } from "./read-cpu-seconds.ts";

const ROWS = 1000;
/** How many of the rows have a service that runs. */
const SERVICES = 500;
const REST_SECONDS = 20;
const SCROLLS = 150;
/** A bound, not an expectation. */
const PATIENCE_SECONDS = 300;

/**
 * The monitor of a large workspace: its page in a real browser, and its server at rest; each figure is printed as soon
 * as it is known. Linux only, for the processor time.
 */
export async function benchMonitor(rounds: number, print: (text: string) => void): Promise<void> {
  const workspace = await makeLargeWorkspace(ROWS, SERVICES);
  let monitor: RunningMonitor | undefined;
  let browser: OwnBrowser | undefined;
  try {
    monitor = await runMonitor(workspace.root);
    browser = await openBrowser();
    print(`the monitor, ${ROWS} rows, ${SERVICES} services up`);
    print(await measurePaint(browser, monitor.url, rounds));
    print(await measureScrolling(browser, monitor.url));
    await browser.close();
    print(await measureRest(monitor));
  } finally {
    await browser?.close();
    await monitor?.stop();
    await workspace.remove();
  }
}

/** Notes, in the page's own clock, when every number of the map is drawn. The page's CSP lets no test wait for it. */
const NOTE_MAP = `globalThis.drawn = new Promise((resolve) => {
  const look = () => {
    if (document.querySelectorAll("[role=gridcell]").length < ${ROWS}) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  requestAnimationFrame(look);
})`;

const READ_PAINTS = `drawn.then((map) => [performance.getEntriesByName("first-contentful-paint")[0]?.startTime, map])`;

async function measurePaint(browser: OwnBrowser, url: string, rounds: number): Promise<string> {
  const first: number[] = [];
  const map: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const { page } = await browser.open(url, { script: NOTE_MAP });
    const [paintedAt = Number.NaN, drawnAt = Number.NaN] = (await page.evaluate(READ_PAINTS)) as number[];
    await page.context().close();
    // The first round warms up.
    if (round === 0) continue;
    first.push(paintedAt);
    map.push(drawnAt);
  }
  return [
    `  ms to the first paint ${spread(first)}; below 500: ${verdict(quantile(first, 0.5) < 500)}`,
    `  ms until all of the map is drawn ${spread(map)}; below 500: ${verdict(quantile(map, 0.5) < 500)}`,
  ].join("\n");
}

/** Collects the times of all frames until it is asked for them. */
const COUNT_FRAMES = `globalThis.frames = []; (function next(at) { frames.push(at); requestAnimationFrame(next); })
  (performance.now())`;

async function measureScrolling(browser: OwnBrowser, url: string): Promise<string> {
  const { page } = await browser.open(url, { script: NOTE_MAP });
  await page.evaluate("drawn");
  await page.mouse.move(400, 500);
  await page.evaluate(COUNT_FRAMES);
  for (let scroll = 0; scroll < SCROLLS; scroll++) await page.mouse.wheel(0, scroll < SCROLLS / 2 ? 200 : -200);
  const frames = (await page.evaluate("frames")) as number[];
  await page.context().close();
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const perSecond = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
  return [
    `  frames a second while scrolling ${perSecond.toFixed(0)}; 60: ${verdict(perSecond > 58)}`,
    `  ms between frames ${spread(gaps)}, at most ${Math.max(...gaps).toFixed(0)}`,
  ].join("\n");
}

async function measureRest({ pid, url }: RunningMonitor): Promise<string> {
  await untilAsked(url);
  // What the page has asked for is over.
  await sleep(3000);
  const before = readCpuSeconds(pid);
  await sleep(REST_SECONDS * 1000);
  const share = (100 * (readCpuSeconds(pid) - before)) / REST_SECONDS;
  return `  ${share.toFixed(2)} % of a core while nothing happens; below 1: ${verdict(share < 1)}`;
}

/** A new monitor asks its services how they are, a few a second; resolves when each of them was asked once. */
async function untilAsked(url: string): Promise<void> {
  for (let left = PATIENCE_SECONDS; left > 0; left--) {
    const { ports } = (await (await fetch(`${url}api/monitor/state`)).json()) as MonitorState;
    if (Object.values(ports).every(({ state }) => state !== "unknown")) return;
    await sleep(1000);
  }
  throw new Error(`The monitor has not asked all of ${SERVICES} services within ${PATIENCE_SECONDS} s.`);
}

const verdict = (holds: boolean): string => (holds ? "holds" : "MISSED");

/** The median, with the middle 80 %. */
function spread(numbers: readonly number[]): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(numbers, share).toFixed(0));
  return `${middle} (${low} to ${high} of ${numbers.length})`;
}
