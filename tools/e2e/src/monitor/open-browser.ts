import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

export interface PageOptions {
  /** In CSS pixels. */
  width?: number;
  height?: number;
  theme?: "light" | "dark";
  /** Runs in the page before its own scripts. */
  script?: string;
  /** What the page may ask besides its own host: an attempt of a test. */
  hosts?: readonly string[];
  /** Faults that a test brings about itself, such as the console's words on a connection that it cuts. */
  expected?: RegExp;
}

/** A page, and what went wrong in it so far: console errors, as of the CSP; uncaught errors; foreign hosts. */
export interface WatchedPage {
  page: Page;
  faults: string[];
}

export interface OwnBrowser {
  /** Opens a page in a profile of its own, which is empty. Requests to any other host are not made. */
  open(url: string, options?: PageOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

/**
 * Starts the system's Chromium without a window, with a temporary profile.
 * @throws where there is none.
 */
export async function openBrowser(): Promise<OwnBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("There is no chromium on the path: apt-get install chromium.");
  // Its sandbox stays off, as Playwright has it: Chromium refuses it to root, and Ubuntu to all but Google's Chrome.
  const browser = await chromium.launch({
    executablePath,
    // As a name does that an attacker rebinds to the address of this machine.
    args: ["--host-resolver-rules=MAP *.example 127.0.0.1"],
  });
  return { open: (url, options) => openPage(browser, url, options), close: () => browser.close() };
}

async function openPage(
  browser: Browser,
  url: string,
  { expected, height = 900, hosts = [], script = "", theme = "light", width = 1280 }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const report = (fault: string) => {
    if (!expected?.test(fault)) faults.push(fault);
  };
  page.on("console", (message) => {
    if (message.type() === "error") report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => report(`uncaught: ${error.message}`));
  const allowed = new Set([new URL(url).host, ...hosts]);
  await context.route(
    (target) => !allowed.has(target.host),
    (route) => {
      report(`asks another host: ${route.request().url()}`);
      return route.abort();
    },
  );
  if (script) await page.addInitScript(script);
  await page.goto(url);
  return { page, faults };
}
