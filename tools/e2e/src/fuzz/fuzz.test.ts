import { expect, test } from "vitest";
import { fuzzBin } from "./fuzz-bin.ts";
import { fuzzEngine } from "./fuzz-engine.ts";

// One seed, so that a failure here is a change of the code; `npm run fuzz` takes another each time.
const SEED = 20_260_119;
const CASES = 2000;
const RUNS = 200;

test(`${CASES} workspaces and command lines of any kind get answers: no exception, no second, no 256 MB`, async () => {
  const { accepted, failures, refused } = await fuzzEngine(SEED, 0, CASES);
  expect(failures).toEqual([]);
  expect(accepted + refused).toBe(CASES);
  // Else the cases would all be caught at the door.
  expect(accepted).toBeGreaterThan(CASES / 20);
});

test(`${RUNS} through the real berth: nothing outside is written, and nothing at all on a refusal`, async () => {
  expect(await fuzzBin(SEED, 0, RUNS)).toEqual([]);
});
