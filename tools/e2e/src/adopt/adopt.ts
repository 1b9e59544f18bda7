import { CELLS } from "./cells.ts";
import { runCells } from "./run-cells.ts";
import { walk } from "./walk.ts";

// The matrix of adoption: `npm run e2e:adopt`, or `npm run e2e:adopt -- --only=nx24-pnpm,bin`. What a cell is stands in
// cells.ts.
await runCells(
  CELLS,
  (cell, { url }, tell) => walk(cell, url, tell),
  ({ id: _, kind: __, ...rest }) =>
    Object.entries(rest)
      .map(([key, value]) => `${key}=${value}`)
      .join(" "),
);
