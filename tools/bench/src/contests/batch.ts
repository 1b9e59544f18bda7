import { join } from "node:path";
import { berth } from "@berth/e2e/run";
import type { Contest } from "../row.ts";
import { openCopy, removing } from "./copy.ts";
import { succeed } from "./succeed.ts";

const SERVICES = 200;
const LIST = "services.yaml";

/** `berth service --from` with 200 services, and `berth service` with one. */
export async function batch(): Promise<Contest> {
  const copy = await openCopy(async ({ root, write }) => {
    await succeed(berth(root, "range", "batch", "--ports=9300-9599"));
    const names = Array.from({ length: SERVICES }, (_, index) => `batch-${index}`);
    write(LIST, names.map((name) => `- { name: ${name}, range: batch }\n`).join(""));
  });
  const { clean, root } = copy;
  return {
    ours: { prepare: clean, run: () => succeed(berth(root, "service", `--from=${join(root, LIST)}`)) },
    theirs: { prepare: clean, run: () => succeed(berth(root, "service", "batch-0", "--range=batch")) },
    close: removing(copy),
  };
}
