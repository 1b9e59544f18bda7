import { parentPort, workerData } from "node:worker_threads";
import { judgeCall } from "./judge-call.ts";

// A thread of `berth hook`: judges one call whose text may take long.
judgeCall(workerData.call, workerData.scene).then((failures) => parentPort?.postMessage(failures));
