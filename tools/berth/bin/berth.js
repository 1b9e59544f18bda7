#!/usr/bin/env node
process.on("uncaughtException", require("./end-with-error.js").endWithError);

const { loadBundle } = require("./load-bundle.js");

const args = process.argv.slice(2);
const isHelp = args.includes("--help") || args.includes("-h");
// Each bundle leaves out what the others are for: the linter's parsers, and for the hook nearly everything.
const routes = require("../dist/routes.json");
const isBundled = !isHelp && Object.hasOwn(routes, args[0]);
const bundle = isBundled ? routes[args[0]] : "berth";
loadBundle(bundle).exports.main(args, () => loadBundle("judge").exports);
