import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "@berth/registry";
import { type Diagnosis, type Examination, examine } from "./examine.ts";

const INTERVAL_MS = 200;

/** Looks until no error is left or the time is over, and returns the last diagnosis. Binds nothing while it waits. */
export async function waitForPorts(what: Examination, seconds: number): Promise<Result<Diagnosis>> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await examine({ ...what, gently: true });
    const left = deadline - performance.now();
    if (!found.ok || found.value.errors.length === 0 || left <= 0) return found;
    await sleep(Math.min(INTERVAL_MS, left));
  }
}
