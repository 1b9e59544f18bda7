import { makeHome } from "../adopt/home.ts";
import { runCells } from "../adopt/run-cells.ts";
import { FRAMEWORKS } from "./cells.ts";
import { giveAPort } from "./give-a-port.ts";

// Existing projects of real frameworks get their port: `npm run e2e:frameworks`, or
// `npm run e2e:frameworks -- --only=next,vite`. What each is stands in cells.ts.
await runCells(
  FRAMEWORKS,
  async (cell, { url }, tell) => {
    const home = makeHome(url, ["node24"]);
    try {
      await giveAPort(cell, home.env, tell);
    } finally {
      home.remove();
    }
  },
  ({ packages, serve }) => `${serve}  ${Object.entries(packages).map(([name, version]) => `${name}@${version}`)[0]}`,
);
