import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { get } from "../test/get.ts";
import { loader } from "../test/run.ts";
import { writeServiceSource } from "../test/service-source.ts";
import { makeWorkspace } from "../test/workspace.ts";
import { pickPort } from "./testing/pick-port.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Starts a service whose stdout is what `open` returns, and waits until it answers. */
async function startUnread(open: (root: string) => "pipe" | number) {
  const port = await pickPort();
  const root = makeWorkspace({
    "config/ports.env": `PRICE_ALERTS_PORT=${port}\n`,
    "main.ts": writeServiceSource("price-alerts", "PRICE_ALERTS_PORT"),
  });
  const stdout = open(root);
  const child = spawn(process.execPath, ["--import", loader, join(root, "main.ts")], {
    cwd: root,
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", stdout, "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close");
  await vi.waitUntil(() => get(port, "/livez").catch(() => false), { timeout: 30_000, interval: 50 });
  return { child, ended, port, stdout };
}

/** A named pipe that stays open and that nothing reads; `cat` would. */
function openFifo(root: string): number {
  const path = join(root, "unread");
  execFileSync("mkfifo", [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(() => closeSync(fd));
  return fd;
}

/** More than a pipe and the buffer behind it hold. */
async function logTooMuch(port: number): Promise<void> {
  for (let count = 0; count < 40; count++) expect((await get(port, "/noisy")).status).toBe(200);
}

describe.skipIf(process.platform === "win32")("a service whose stdout nothing reads", () => {
  it.each<[string, (root: string) => "pipe" | number]>([
    ["a pipe of its parent", () => "pipe"],
    ["a named pipe", openFifo],
  ])("answers on, and ends on SIGTERM: %s", async (_name, open) => {
    const { child, ended, port } = await startUnread(open);
    await logTooMuch(port);
    child.kill("SIGTERM");
    child.stdout?.resume();
    expect(await ended).toEqual([0, null]);
  });

  it("tells how many lines were dropped when it is read again", async () => {
    const { child, ended, port, stdout } = await startUnread(openFifo);
    await logTooMuch(port);
    const fd = stdout as number;
    const text = await readUntil(fd, '"dropped"');
    const [, dropped] = /"dropped":(\d+),"msg":"log lines were dropped: nothing read them"/.exec(text) ?? [];
    expect(Number(dropped)).toBeGreaterThan(0);
    // Each request logs two lines.
    expect(text.match(/"msg":"(?:arrived|noisy)"/g)?.length).toBe(80 - Number(dropped));
    child.kill("SIGTERM");
    await readUntil(fd, '"stopped"');
    expect(await ended).toEqual([0, null]);
  });
});

/** Reads until the text shows; the test's own limit bounds it. */
async function readUntil(fd: number, text: string): Promise<string> {
  const chunk = Buffer.alloc(65_536);
  let all = "";
  while (!all.includes(text)) {
    try {
      all += chunk.toString("utf8", 0, readSync(fd, chunk));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return all;
}
