// A thread of `berth lint`: loads the linter at once, takes files when it is told which there are, and says what it found.
const { parentPort } = require("node:worker_threads");
const { loadBundle } = require("./load-bundle.js");

const { lintFiles } = loadBundle("lint").exports;
parentPort.once("message", (share) => lintFiles(share, "back").then((findings) => parentPort.postMessage(findings)));
