import type { Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import { type OwnBrowser, openBrowser, type PageOptions, type WatchedPage } from "./open-browser.ts";

/** Opens a page in the browser of this test file; what goes wrong in it fails the test that runs then. */
export type OpenPage = (url: string, options?: PageOptions) => Promise<Page>;

/** One browser for all tests of a file. To be called at its top. */
export function useBrowser(): OpenPage {
  let browser: Promise<OwnBrowser> | undefined;
  const pages: WatchedPage[] = [];
  afterEach(() => {
    const faults = pages.flatMap((watched) => watched.faults.splice(0));
    expect(faults).toEqual([]);
  });
  afterAll(async () => (await browser)?.close());
  return async (url, options) => {
    browser ??= openBrowser();
    const watched = await (await browser).open(url, options);
    pages.push(watched);
    return watched.page;
  };
}
