import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, it, onTestFinished, vi } from "vitest";
import { get } from "../test/get.ts";
import { loader } from "../test/run.ts";
import { writeServiceSource } from "../test/service-source.ts";
import { makeWorkspace } from "../test/workspace.ts";
import { pickPort } from "./testing/pick-port.ts";

vi.setConfig({ testTimeout: 60_000 });

/** util-linux's `script` opens a terminal for a program. */
const canOpenTerminal = String(spawnSync("script", ["--version"]).stdout).includes("util-linux");

/** Starts a service on a terminal of its own and waits until it listens. */
async function startOnTerminal() {
  const port = await pickPort();
  const root = makeWorkspace({ "main.ts": writeServiceSource("price-alerts", "PRICE_ALERTS_PORT") });
  const command = `exec "${process.execPath}" --import "${loader}" "${join(root, "main.ts")}"`;
  const terminal = spawn("script", ["-qefc", command, "/dev/null"], {
    env: { PATH: process.env["PATH"], TERM: "xterm", PRICE_ALERTS_PORT: String(port) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void terminal.kill("SIGKILL"));
  let screen = "";
  terminal.stdout.setEncoding("utf8").on("data", (text) => {
    screen += text;
  });
  await vi.waitUntil(() => screen.includes("listening on"), { timeout: 30_000 });
  return { port, terminal, screen: () => stripVTControlCharacters(screen) };
}

it.skipIf(!canOpenTerminal)("prints readable lines on a terminal, one for a 404", async () => {
  const { port, terminal, screen } = await startOnTerminal();
  await get(port, "/nowhere");
  terminal.stdin.write("\u0003");
  await once(terminal, "close");
  const lines = screen().replaceAll("\r", "").replace("^C", "").trim().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(/^\[\d\d:\d\d:\d\d\] INFO: listening on http:\/\/127\.0\.0\.1:\d+ /),
    expect.stringMatching(/^\[\d\d:\d\d:\d\d\] INFO: request refused \{.*"url":"\/nowhere","status":404\}$/),
    expect.stringMatching(/INFO: stopping \{"signal":"SIGINT"\}$/),
    expect.stringMatching(/INFO: stopped$/),
  ]);
});

it.skipIf(!canOpenTerminal)("ends when its terminal is closed", async () => {
  const { port, terminal } = await startOnTerminal();
  terminal.kill("SIGKILL");
  const isGone = () =>
    get(port, "/livez").then(
      () => false,
      () => true,
    );
  await vi.waitUntil(isGone, { timeout: 30_000, interval: 100 });
});
