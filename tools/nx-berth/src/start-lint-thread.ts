import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Finding, LintShare } from "@berth/guard";

// The same from src/ and from dist/.
const THREAD = fileURLToPath(new URL("../bin/lint-thread.js", import.meta.url));

/** Lints a share of the files in a thread of its own; rejects with what went wrong there. */
function lintInThread(share: LintShare): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The linter's thread ended with ${code}.`)));
  });
}

/** On one processor a second thread only costs. */
export const startLintThread = availableParallelism() > 1 ? lintInThread : undefined;
