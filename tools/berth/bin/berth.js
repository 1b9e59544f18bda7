#!/usr/bin/env node
process.on("uncaughtException", require("./end-with-error.js").endWithError);

const args = process.argv.slice(2);
const load = (name) => {
  require("./keep-compiled.js").keepCompiled();
  return import(`../dist/${name}.js`);
};
// The hook has a script of its own: an agent waits for it before each call, and most calls need nothing else.
if (args[0] === "hook" && args.length === 1) require("../dist/hook.cjs").main(() => load("judge"));
// So has env, which stands before every dev server.
else if (args[0] === "env") require("../dist/env.cjs").main(args.slice(1), () => load("berth"));
else load("berth").then(({ main }) => main(args));
