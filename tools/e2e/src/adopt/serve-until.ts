import { setTimeout as sleep } from "node:timers/promises";
import { killTree } from "../kill-tree.ts";
import { NotAsExpected } from "./not-as-expected.ts";
import type { Shell } from "./shell.ts";

/**
 * Starts a server and asks again and again, until it has answered or ended; then stops it with all that came from it.
 *
 * @param line starts it
 * @param ask undefined, or a rejection, where there is no answer yet
 * @param patienceMs how long it may take on a busy machine; a bound, not an expectation
 * @returns the answer; throws NotAsExpected, with all that the server printed, where there was none
 */
export async function serveUntil<Answer>(
  shell: Shell,
  line: string,
  ask: () => Promise<Answer | undefined>,
  patienceMs: number,
): Promise<Answer> {
  const { child, done } = shell.start(line);
  let output: string | undefined;
  const over = done.then(({ signal, status, stderr, stdout }) => {
    output = `${stdout}${stderr}(ended with ${status ?? signal})`;
  });
  const deadline = performance.now() + patienceMs;
  let answer: Answer | undefined;
  while (answer === undefined && output === undefined && performance.now() < deadline) {
    answer = await ask().catch(() => undefined);
    if (answer === undefined) await sleep(100);
  }
  killTree(child);
  await over;
  if (answer === undefined) throw new NotAsExpected(`Expected: an answer of the server. But:\n$ ${line}\n${output}`);
  return answer;
}
