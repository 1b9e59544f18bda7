import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { requireFree, waitUntilAnswered } from "../loopback.ts";
import { makeWorkspace, REPOSITORY } from "../workspace.ts";
import { monitorPage } from "./monitor-page.ts";
import { openBrowser } from "./open-browser.ts";
import { type ServedService, serveService } from "./serve-service.ts";

// `npm run screenshots`: the page of Foundation on a day with trouble, as README shows it, and other sizes to look at.

const OTHERS = join(REPOSITORY, "tools/e2e/.screenshots");
const SIZES = [
  { width: 1280, height: 980 },
  { width: 380, height: 800 },
  { width: 2560, height: 1440 },
];
const THEMES = ["light", "dark"] as const;

/** Until the feed shows some lines. */
const A_WHILE_MS = 5000;

const workspace = makeWorkspace();
const { ports } = unwrap(parseSpec(workspace.read("spec/ports.yaml"))).spec;
const portOf = (env: string): number => ports.find((row) => row.env === env)?.port ?? Number.NaN;
const served: ServedService[] = [];
const browser = await openBrowser();
let stranger: ReturnType<typeof spawn> | undefined;
try {
  await requireFree(...ports.map(({ port }) => port));
  for (const name of ["foundation", "rugs-feed", "optimization"]) served.push(serveService(workspace.root, name));
  stranger = spawn("python3", ["-m", "http.server", String(portOf("RECORDING_PORT"))], {
    cwd: tmpdir(),
    stdio: "ignore",
  });
  await waitUntilAnswered(portOf("FOUNDATION_HTTP_PORT"));
  mkdirSync(OTHERS, { recursive: true });
  for (const theme of THEMES) for (const size of SIZES) await shoot(theme, size);
} finally {
  await browser.close();
  stranger?.kill("SIGKILL");
  for (const service of served) await service.stop();
  workspace.remove();
}

async function shoot(theme: (typeof THEMES)[number], size: (typeof SIZES)[number]): Promise<void> {
  const url = `http://127.0.0.1:${portOf("FOUNDATION_HTTP_PORT")}/`;
  const { faults, page } = await browser.open(url, { theme, ...size });
  const { cell, panel } = monitorPage(page);
  const recording = portOf("RECORDING_PORT");
  await cell(recording, "in wrong hands").waitFor();
  await sleep(A_WHILE_MS);
  const isOfReadme = theme === "light" && size.width === 1280;
  const path = isOfReadme ? join(REPOSITORY, "docs/monitor.png") : fileOf("all");
  // A phone shows all of the page below each other, and the panel as a sheet over it.
  await page.screenshot({ path, fullPage: size.width < 500 });
  await cell(recording).click();
  await panel(recording).waitFor();
  await page.screenshot({ path: fileOf("panel") });
  await page.context().close();
  for (const fault of faults) console.error(fault);

  function fileOf(what: string): string {
    return join(OTHERS, `${size.width}-${theme}-${what}.png`);
  }
}
