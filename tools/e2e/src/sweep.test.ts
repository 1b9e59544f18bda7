import { straceMissing } from "@berth/commit/test/strace";
import { expect, test } from "vitest";
import { runSweep } from "./sweep/run-sweep.ts";
import { BOUNDED } from "./sweep/sizes.ts";
import { sumOf } from "./sweep/tally.ts";

// The bounded form of `npm run sweep`, which tries every point; README.md has its numbers.
test.skipIf(straceMissing)(
  `a run that is killed or fails at any of a spread of system calls leaves all or nothing ${straceMissing}`,
  async () => {
    const { kinds } = await runSweep(BOUNDED, console.info);
    expect(kinds.flatMap(({ failures, name }) => failures.map((it) => `${name}, ${it}`))).toEqual([]);
    expect(sumOf(kinds, /^kill:/).points).toBe(
      BOUNDED.kills +
        BOUNDED.killsOfReserved +
        BOUNDED.killsOfRetirement +
        3 * BOUNDED.killsOfRecovery +
        BOUNDED.nxKills,
    );
    expect(sumOf(kinds, /^error/).points).toBeGreaterThanOrEqual(12);
  },
);
