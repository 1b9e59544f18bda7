// A thread of `berth hook`: judges one call whose text may take long.
const { parentPort, workerData } = require("node:worker_threads");
const { loadBundle } = require("./load-bundle.js");

const { judgeCall } = loadBundle("judge").exports;
judgeCall(workerData.call, workerData.scene).then((failures) => parentPort.postMessage(failures));
