#!/usr/bin/env node
require("./load-bundle.js").loadBundle().exports.main(process.argv.slice(2));
