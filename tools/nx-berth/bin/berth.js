#!/usr/bin/env node
const args = process.argv.slice(2);
// The linter's parsers stay out of the bundle that every other word loads, and that one out of the linter's way.
const isLint = ["hook", "lint", "pre-commit"].includes(args[0]) && !args.includes("--help") && !args.includes("-h");
require("./load-bundle.js")
  .loadBundle(isLint ? "lint" : "berth")
  .exports.main(args);
