import { describe, expect, test } from "vitest";
import { holdPort } from "../doctor/port-lab.ts";
import { chromiumMissing } from "./find-chromium.ts";
import { findViolations } from "./find-violations.ts";
import { monitorPage, untilShows } from "./monitor-page.ts";
import { useBrowser } from "./use-browser.ts";
import { useMonitor } from "./use-monitor.ts";

describe.skipIf(chromiumMissing)(`the page without a mouse ${chromiumMissing}`, () => {
  const monitored = useMonitor({ installed: false });
  const open = useBrowser();

  test.each([
    { width: 1280, theme: "light" },
    { width: 1280, theme: "dark" },
    { width: 380, theme: "light" },
    { width: 380, theme: "dark" },
    { width: 2560, theme: "light" },
  ] as const)("axe finds nothing at $width px, $theme, with and without the panel", async (options) => {
    const port = monitored.workspace.at(9010);
    await holdPort(port);
    const page = await open(monitored.monitor.url, options);
    const { cell, panel } = monitorPage(page);
    await cell(port, "in wrong hands: stranger").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await cell(port).click();
    await untilShows(panel(port), "Identify");
    expect(await findViolations(page)).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
  });

  test("keys alone lead to the trouble, through the map, into a panel and back", async () => {
    const { at } = monitored.workspace;
    await holdPort(at(9010));
    const page = await open(monitored.monitor.url);
    const { cell, panel } = monitorPage(page);
    await cell(at(9010), "in wrong hands: stranger").waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to trouble");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await untilShows(panel(at(9010)), "Identify");
    await page.keyboard.press("Escape");
    await panel(at(9010)).waitFor({ state: "detached" });
    const focused = page.locator(":focus");
    for (const [key, port] of [
      ["ArrowRight", 9011],
      ["ArrowDown", 9021],
      ["Home", 9020],
      ["End", 9029],
      ["PageUp", 9019],
    ] as const) {
      await page.keyboard.press(key);
      await untilShows(focused, `${at(port)}`);
    }
    await page.keyboard.press("n");
    await untilShows(panel(at(9018)), "npx nx g service my-service");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("sanitizer");
    await page.keyboard.press("Enter");
    await untilShows(panel(at(9017)), "RUGS_SANITIZER_PORT");
    // The panel, the text, the field.
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await untilShows(page.getByRole("region", { name: "Keys" }), "next trouble");
  });
});
