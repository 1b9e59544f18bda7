import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { freePort, get } from "../loopback.ts";
import { start } from "../run.ts";
import { REPOSITORY } from "../workspace.ts";

const SERVICES = ["foundation", "rugs-feed", "rugs-sanitizer", "recording", "optimization"] as const;
export type Name = (typeof SERVICES)[number];

/** A line of a recording: an event, or what was lost for good. */
export interface Recorded {
  epoch: string;
  id: number;
  type: string;
  data: { price?: number };
  gap?: { reason: string };
}

/** The services of this repository, in processes of their own on free ports. */
export class Living {
  readonly #running = new Map<Name, { child: ChildProcess; over: Promise<unknown> }>();
  readonly #env: Record<string, string>;
  readonly #ports: Record<Name, number>;
  readonly #folder: string;

  constructor(ports: Record<Name, number>, feedPort: number, folder: string) {
    this.#ports = ports;
    this.#folder = folder;
    this.#env = {
      FOUNDATION_PORT: String(feedPort),
      FOUNDATION_HTTP_PORT: String(ports.foundation),
      RUGS_FEED_PORT: String(ports["rugs-feed"]),
      RUGS_SANITIZER_PORT: String(ports["rugs-sanitizer"]),
      RECORDING_PORT: String(ports.recording),
      OPTIMIZATION_SERVICE_PORT: String(ports.optimization),
      RECORDING_FOLDER: folder,
      RUGS_TICK_MS: "20",
    };
  }

  start(name: Name): void {
    const args = ["--import", "tsx", `services/${name}/src/main.ts`];
    const { child, done } = start(process.execPath, args, { cwd: REPOSITORY, env: this.#env });
    this.#running.set(name, { child, over: done });
  }

  /** As `kill -9` does; resolves when the process is gone. */
  async kill(name: Name): Promise<void> {
    const running = this.#running.get(name);
    running?.child.kill("SIGKILL");
    await running?.over;
    this.#running.delete(name);
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.kill(name)));
  }

  get(name: Name, path: string) {
    return get(this.#ports[name], path);
  }

  async publish(type: string): Promise<void> {
    const init = { method: "POST", headers: { "content-type": "application/json" } };
    const body = JSON.stringify({ type, source: "test" });
    const response = await fetch(`http://127.0.0.1:${this.#ports.foundation}/api/events`, { ...init, body });
    if (!response.ok) throw new Error(`Foundation answers ${response.status}`);
  }

  /** What a service answers, once it is as it should be. It may take as long as the test. */
  async until<Body>(name: Name, path: string, holds: (body: Body, status?: number) => boolean): Promise<Body> {
    for (;;) {
      const answer = await this.get(name, path).catch(() => undefined);
      if (answer && holds(answer.body as Body, answer.status)) return answer.body as Body;
      await sleep(20);
    }
  }

  async untilReady(...names: Name[]): Promise<void> {
    await Promise.all(names.map((name) => this.until(name, "/readyz", (_body, status) => status === 200)));
  }

  /** All complete lines that are in the files. */
  recorded(): Recorded[] {
    const names = readdirSync(this.#folder).filter((name) => name.endsWith(".jsonl"));
    const texts = names.sort().map((name) => readFileSync(join(this.#folder, name), "utf8"));
    return texts.flatMap((text) => text.split("\n").slice(0, -1)).map((line) => JSON.parse(line));
  }

  /** Resolves when this many more events are recorded. */
  async untilRecorded(more: number): Promise<void> {
    const before = this.recorded().length;
    while (this.recorded().length < before + more) await sleep(20);
  }
}

/** Starts all of them and waits until they are ready. They are gone when the test is over. */
export async function startLiving(folder = mkdtempSync(join(tmpdir(), "berth-living-"))): Promise<Living> {
  const ports = {} as Record<Name, number>;
  for (const name of SERVICES) ports[name] = await freePort();
  const living = new Living(ports, await freePort(), folder);
  onTestFinished(async () => {
    await living.killAll();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const name of SERVICES) living.start(name);
  await living.untilReady(...SERVICES);
  return living;
}

export const FOLLOWERS = SERVICES.filter((name) => name !== "foundation");
