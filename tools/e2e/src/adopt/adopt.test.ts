import { afterAll, beforeAll, describe, test } from "vitest";
import { type Registry, startRegistry } from "./registry.ts";
import { walk } from "./walk.ts";

/** A bound for a busy machine, not an expectation: on idle cores each takes about a minute. */
const LIMIT_MS = 1_500_000;

// Two cells of the matrix that `npm run e2e:adopt` runs, on the Node of this run.
const isOffline = process.env["BERTH_OFFLINE"] === "1";

describe.skipIf(isOffline)("a newcomer gets from nothing to a service that serves", () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry?.stop());

  test(
    "npm create berth makes a workspace",
    () => walk({ id: "create-npm", kind: "create", manager: "npm" }, registry.url, () => {}),
    LIMIT_MS,
  );

  test(
    "nx add nx-berth sets up a workspace of pnpm, in its folder apps",
    () =>
      walk(
        {
          id: "nx23-pnpm",
          kind: "existing",
          manager: "pnpm",
          nx: "nx23",
          origin: "by-hand",
          folder: "apps",
          isModule: false,
        },
        registry.url,
        () => {},
      ),
    LIMIT_MS,
  );
});
