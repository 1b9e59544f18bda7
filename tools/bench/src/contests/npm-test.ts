import { run } from "@berth/e2e/run";
import { REPOSITORY } from "@berth/e2e/workspace";
import type { Contest } from "../row.ts";
import { succeed } from "./succeed.ts";

/** `npm test` of this repository, in seconds. */
export function npmTest(): Contest {
  return {
    ours: {
      async run() {
        const begin = performance.now();
        await succeed(run("npm", ["test"], { cwd: REPOSITORY, limit: 1_800_000 }));
        return (performance.now() - begin) / 1000;
      },
    },
  };
}
