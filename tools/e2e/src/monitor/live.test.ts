import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdPort } from "../doctor/port-lab.ts";
import { nx } from "../run.ts";
import { chromiumMissing } from "./find-chromium.ts";
import { findViolations } from "./find-violations.ts";
import { monitorPage, untilShows } from "./monitor-page.ts";
import { runMonitor } from "./run-monitor.ts";
import { type ServedService, serveService } from "./serve-service.ts";
import { useBrowser } from "./use-browser.ts";
import { useMonitor } from "./use-monitor.ts";

// One workspace and one page for all of them: each goes on where the one before it ended.
describe.skipIf(chromiumMissing)(`the page of a workspace at work ${chromiumMissing}`, () => {
  const monitored = useMonitor({ installed: true });
  const open = useBrowser();
  const served: ServedService[] = [];
  let page: Page;
  let on: ReturnType<typeof monitorPage>;
  const serve = (name: string) => {
    const service = serveService(monitored.workspace.root, name);
    served.push(service);
    return service;
  };
  /** Times are for people to read; they decide nothing. */
  const tell = (what: string, milliseconds: number) => console.log(`${what}: ${milliseconds.toFixed(0)} ms`);

  beforeAll(async () => {
    page = await open(monitored.monitor.url, { height: 1400 });
    on = monitorPage(page);
  });
  afterAll(async () => {
    for (const service of served) await service.stop();
  });

  test("services that are started show as ready, with their process in the panel", async () => {
    await untilShows(on.service("recording"), "down");
    const [foundation] = [serve("foundation"), serve("recording")];
    await untilShows(on.service("foundation"), "ready");
    await untilShows(on.service("recording"), "ready");
    const { at } = monitored.workspace;
    await untilShows(on.cell(at(9001)), "up");
    await on.cell(at(9001)).click();
    await untilShows(on.panel(at(9001)), `${foundation.pid}`);
    await page.keyboard.press("Escape");
  });

  test("a service that stops shows as down", async () => {
    const { at } = monitored.workspace;
    await served[1]?.stop();
    tell("from the end of a service until the page says so", await untilShows(on.service("recording"), "down"));
    await untilShows(on.cell(at(9010)), "down");
  });

  test("a stranger on its number shows with process, command and what to do", async () => {
    const port = monitored.workspace.at(9010);
    const { pid } = await holdPort(port);
    tell("until a stranger shows", await untilShows(on.service("recording"), "held by a stranger"));
    await untilShows(on.cell(port), "stranger");
    await on.cell(port).click();
    const panel = on.panel(port);
    await untilShows(panel, `${pid}`);
    for (const words of ["Identify", "Legitimate?", "Prevent", `sport = :${port}`, "it must stop"])
      await untilShows(panel, words);
    await page.keyboard.press("Escape");
  });

  test("a hostile command line shows as text", async () => {
    const port = monitored.workspace.at(9016);
    const name = `<script>document.title = "taken"</script>\u001B[31mred${"x".repeat(5000)}`;
    await holdPort(port, { prefix: ["bash", "-c", 'exec -a "$0" "$@"', name] });
    await untilShows(on.service("rugs-feed"), "held by a stranger");
    await on.cell(port).click();
    const panel = on.panel(port);
    await untilShows(panel, '<script>document.title = "taken"</script><U+001B>[31mredxxx');
    expect(await page.title()).not.toBe("taken");
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.keyboard.press("Escape");
  });

  test("a service from the generator takes its place in map and table", async () => {
    const { root, at } = monitored.workspace;
    const { status, stderr } = await nx(root, "g", "service", "price-alerts", "--range=analysis");
    expect({ status, stderr }).toMatchObject({ status: 0 });
    await untilShows(on.service("price-alerts"), "down");
    await untilShows(on.cell(at(9021)), "price-alerts");
    await untilShows(on.cell(at(9022)), "next");
  });

  test("a move leaves a tombstone, and its reason in the history of both numbers", async () => {
    const { root, at } = monitored.workspace;
    const reason = "nearer to its readers";
    const args = ["g", "move", "price-alerts", `--to=${at(9024)}`, `--reason=${reason}`];
    expect(await nx(root, ...args)).toMatchObject({ status: 0 });
    await untilShows(on.cell(at(9024)), "price-alerts");
    await untilShows(on.cell(at(9021)), "retired");
    for (const port of [at(9021), at(9024)]) {
      await on.cell(port).click();
      await untilShows(on.panel(port), reason);
      await page.keyboard.press("Escape");
    }
  });

  test("a service starts and stops from the page, with its log beside it", async () => {
    await on.button("Start optimization").click();
    await untilShows(on.service("optimization"), "ready");
    const port = monitored.workspace.at(9020);
    await on.cell(port).click();
    await on.button("Log").click();
    await untilShows(page.getByRole("log", { name: "Log of optimization" }), "listening on");
    await page.keyboard.press("Escape");
    // The panel has a Stop of its own until the next frame.
    await on.panel(port).waitFor({ state: "detached" });
    await on.button("Stop optimization").click();
    await on.button("Stop optimization now").click();
    await untilShows(on.service("optimization"), /allocated|down/);
  });

  test("the feed on the page of foundation: what is sent shows, as the filter says, and waits in a pause", async () => {
    const feedPage = await open(`http://127.0.0.1:${monitored.workspace.at(9001)}/`);
    const feed = feedPage.getByRole("region", { name: "Feed" });
    const lines = feed.getByRole("listbox");
    const form = feed.getByRole("form");
    const send = async (type: string) => {
      await form.getByLabel("type").fill(type);
      await form.getByLabel("data").fill('{ "ship": "<b>Ada</b>" }');
      await form.getByRole("button", { name: "Send" }).click();
      await untilShows(form.getByRole("status"), "Sent");
    };
    await feed.getByRole("button", { name: "Send…" }).click();
    await send("ship.sailed");
    await untilShows(lines, "<b>Ada</b>");
    await feed.getByRole("textbox", { name: "type" }).last().fill("harbour.*");
    await feedPage.keyboard.press("Enter");
    await send("harbour.opened");
    await untilShows(lines, "harbour.opened");
    expect(await lines.innerText()).not.toContain("ship.sailed");
    await feed.getByRole("button", { name: "Pause the feed" }).click();
    await send("harbour.closed");
    await untilShows(feed, /Paused, 1 wait/);
    expect(await lines.innerText()).not.toContain("harbour.closed");
    await feed.getByRole("button", { name: /Go on/ }).click();
    await untilShows(lines, "harbour.closed");
    expect(await findViolations(feedPage)).toEqual([]);
    await feedPage.close();
  });

  test("a spec that breaks while it is edited leaves the last good map, and says where", async () => {
    const { read, write } = monitored.workspace;
    const good = read("spec/ports.yaml");
    write("spec/ports.yaml", good.replace("ranges:", "ranges: ["));
    const notice = page.getByRole("status").filter({ hasText: /spec\/ports\.yaml:\d+:\d+/ });
    await untilShows(notice, "The map is the last one that could be read.");
    await untilShows(page.getByRole("banner"), "spec not read");
    await untilShows(on.service("foundation"), "ready");
    write("spec/ports.yaml", good);
    await notice.waitFor({ state: "detached" });
  });

  test("a lost connection says so and draws nothing as up; it comes back by itself", async () => {
    const { port, url, stop } = monitored.monitor;
    await page.close();
    const lost = await open(url, { expected: /ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/ });
    const { cell } = monitorPage(lost);
    const ready = cell(monitored.workspace.at(9001));
    await untilShows(ready, "up");
    await stop();
    await untilShows(lost.getByRole("banner"), "no news since");
    await untilShows(ready, "unknown");
    monitored.monitor = await runMonitor(monitored.workspace.root, port);
    await untilShows(lost.getByRole("banner"), "live");
    await untilShows(ready, "up");
  });
});
