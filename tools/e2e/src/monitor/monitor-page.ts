import type { Locator, Page } from "playwright-core";

/** The parts of the page, by what people and screen readers go by. */
export const monitorPage = (page: Page) => ({
  /** The cell of a number in the map, with these words in its name: a small cell shows none. */
  cell: (port: number, words = ""): Locator =>
    page.getByRole("gridcell", { name: new RegExp(`^${port}\\b.*${words}`) }),
  /** The row of a service in the table. */
  service: (name: string): Locator =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }),
  /** The story of a number, once it is open. */
  panel: (port: number): Locator => page.getByRole("region", { name: new RegExp(`^${port}\\b`) }),
  button: (name: string | RegExp): Locator => page.getByRole("button", { name }),
});

/** How long a state may take to show on a busy machine, in milliseconds; a bound, not an expectation. */
const PATIENCE_MS = 40_000;

/**
 * Waits until the element has the text, and returns the milliseconds that it took.
 * @throws with what it shows instead.
 */
export async function untilShows(element: Locator, text: string | RegExp): Promise<number> {
  const begin = performance.now();
  try {
    await element.filter({ hasText: text }).first().waitFor({ timeout: PATIENCE_MS });
  } catch {
    const shown = (await element.allInnerTexts()).join("\n");
    throw new Error(`${text} doesn't show in ${element}. What does: ${JSON.stringify(shown)}`);
  }
  return performance.now() - begin;
}
