import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { LintThread, Look } from "@berth/guard";

// In dist/, beside what is built from this file.
const THREAD = fileURLToPath(new URL("./lint-thread.js", import.meta.url));

/** A thread that loads the linter at once and lints when it is told what; `lint` rejects with what went wrong there. */
function startThread(): LintThread {
  const worker = new Worker(THREAD);
  // It may end, or fail, before it is asked anything: `lint` says so then.
  const ended = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The linter's thread ended with ${code}.`)));
  });
  ended.catch(() => undefined);
  return {
    lint(share) {
      worker.postMessage(share);
      return Promise.race([ended, new Promise<Look>((found) => worker.once("message", found))]);
    },
    stop: () => void worker.terminate(),
  };
}

/** On one processor a second thread only costs. */
export const startLintThread = availableParallelism() > 1 ? startThread : undefined;
