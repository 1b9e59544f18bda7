// A thread of `berth lint`: lints its share of the files and says what it found.
const { parentPort, workerData } = require("node:worker_threads");
const { loadBundle } = require("./load-bundle.js");

loadBundle("lint")
  .exports.lintFiles(workerData)
  .then((findings) => parentPort.postMessage(findings));
