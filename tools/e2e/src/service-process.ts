import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { killTree } from "./kill-tree.ts";
import { get } from "./loopback.ts";
import { type RunOptions, start } from "./run.ts";

/** How long a service may take to come up on a busy machine; a bound, not an expectation. */
const PATIENCE_MS = 90_000;

/**
 * Starts a Node program that runs a service, and waits until the service says on each of the ports that it is well. All
 * processes are gone when the test is over.
 */
export async function serveUntilHealthy(
  service: string,
  ports: readonly number[],
  args: readonly string[],
  options: RunOptions,
): Promise<void> {
  const { child, done } = start(process.execPath, args, { ...options, detached: true });
  let ended: string | undefined;
  const over = done.then(({ signal, status, stderr, stdout }) => {
    ended = `${args.join(" ")} ended with ${status ?? signal}:\n${stdout}${stderr}`;
  });
  onTestFinished(async () => {
    killTree(child);
    await over;
  });
  const deadline = performance.now() + PATIENCE_MS;
  for (const port of ports) {
    const { body, status } = await untilAnswered(port, () => {
      if (ended !== undefined) throw new Error(ended);
      if (performance.now() > deadline) throw new Error(`${service} never answered on ${port}`);
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: expect.objectContaining({ service, status: "ok", port }),
    });
  }
}

async function untilAnswered(port: number, check: () => void) {
  for (;;) {
    try {
      return await get(port, "/health");
    } catch {
      // Not listening yet.
      check();
    }
    await sleep(50);
  }
}
