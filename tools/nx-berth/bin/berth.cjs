#!/usr/bin/env node
// Under pnpm only the packages that a workspace names itself have their bins linked, and that is often this one alone.
require("@berth/cli/bin/berth.js");
