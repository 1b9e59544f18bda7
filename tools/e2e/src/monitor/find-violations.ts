import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds in the page as it is now: a line for each rule, with the first places. */
export async function findViolations(page: Page): Promise<string[]> {
  // As a script of the test, not of the page: the page's CSP allows neither.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate("axe.run()")) as axe.AxeResults;
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`);
    return `${id}: ${help} (${nodes.length})\n  ${places.join("\n  ")}`;
  });
}
