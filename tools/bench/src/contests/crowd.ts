import { berth } from "@berth/e2e/run";
import type { Contest } from "../row.ts";
import { openCopy, removing } from "./copy.ts";
import { succeed } from "./succeed.ts";

const NAMES = Array.from({ length: 64 }, (_, index) => `crowd-${index}`);

/** 64 runs of `berth service` at once in one checkout, and one after the other; each has to succeed. */
export async function crowd(): Promise<Contest> {
  const copy = await openCopy(({ root }) => succeed(berth(root, "range", "crowd", "--ports=9100-9199")));
  const service = (name: string) => succeed(berth(copy.root, "service", name, "--range=crowd"));
  return {
    ours: { prepare: copy.clean, run: async () => void (await Promise.all(NAMES.map(service))) },
    theirs: {
      prepare: copy.clean,
      async run() {
        for (const name of NAMES) await service(name);
      },
    },
    close: removing(copy),
  };
}
