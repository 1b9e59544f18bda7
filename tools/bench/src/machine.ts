import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { quantile } from "./quantile.ts";

/** The class of a machine: what a reader needs to compare figures with their own, and nothing that names it. */
export interface Machine {
  node: string;
  platform: string;
  cores: number;
  /** Milliseconds that `node -e 0` takes: the median of a few. */
  nodeStartMs: number;
}

/** The class of this machine, as busy as it is now. */
export function readMachine(): Machine {
  const times = Array.from({ length: 15 }, () => {
    const begin = performance.now();
    spawnSync(process.execPath, ["-e", "0"]);
    return performance.now() - begin;
  });
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    nodeStartMs: Math.round(quantile(times, 0.5)),
  };
}
