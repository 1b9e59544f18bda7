import { parentPort } from "node:worker_threads";
import { lintFiles, loadJudge } from "@berth/guard";

// A thread of `berth lint`: loads the linter at once, takes files whenever it is told which there are, and says what it
// found.
void loadJudge();
parentPort?.on("message", (share: Parameters<typeof lintFiles>[0]) =>
  lintFiles(share, "back").then((look) => parentPort?.postMessage(look)),
);
