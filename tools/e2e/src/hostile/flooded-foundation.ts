import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../loopback.ts";
import { environment } from "../run.ts";
import { REPOSITORY } from "../workspace.ts";

/** What a process holds after a collection of garbage, in bytes. */
export interface Held {
  /** The heap, and the buffers outside of it. */
  live: number;
  rss: number;
}

export interface FloodedFoundation {
  feedPort: number;
  httpPort: number;
  measure(): Promise<Held>;
}

/** Twice, because a buffer is let go of after the object that holds it. */
const MEASURE = `process.on("message", async () => {
  for (let count = 0; count < 2; count++) { gc(); await new Promise((resolve) => setTimeout(resolve, 200)); }
  const { arrayBuffers, heapUsed, rss } = process.memoryUsage();
  process.send({ live: heapUsed + arrayBuffers, rss });
});`;

/** Starts the Foundation of this repository in a process that tells what memory it holds. It ends with the test. */
export async function startFloodedFoundation(): Promise<FloodedFoundation> {
  const [feedPort, httpPort] = [await freePort(), await freePort()];
  const child = fork(join(REPOSITORY, "services/foundation/src/main.ts"), {
    execArgv: ["--expose-gc", "--import", "tsx", "--import", `data:text/javascript,${encodeURIComponent(MEASURE)}`],
    cwd: REPOSITORY,
    env: environment({ FOUNDATION_PORT: String(feedPort), FOUNDATION_HTTP_PORT: String(httpPort) }),
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  let listening = 0;
  await new Promise<void>((resolve, reject) => {
    // Read on: a full pipe makes the service drop its lines.
    child.stdout?.on("data", (text) => {
      listening += String(text).split("listening on").length - 1;
      if (listening === 2) resolve();
    });
    void ended.then(([status]) => reject(new Error(`Foundation ended with ${status}.`)));
  });
  return {
    feedPort,
    httpPort,
    measure: async () => {
      const measured = once(child, "message");
      child.send("measure");
      const [held] = (await measured) as [Held];
      return held;
    },
  };
}
