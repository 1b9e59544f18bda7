import { openBinLab } from "./bin-lab.ts";
import { type FuzzCase, makeCase } from "./make-case.ts";
import { randomOf } from "./random.ts";

/** Runs cases through the real `berth`, in a workspace that is made anew for each; returns what broke a promise. */
export async function fuzzBin(seed: number, from: number, to: number): Promise<string[]> {
  const lab = openBinLab();
  const failures: string[] = [];
  for (let nth = from; nth < to && failures.length < 10; nth++) {
    const fuzzCase = makeCase(seed, nth);
    const wrong = await lab.run(fuzzCase, argsOf(fuzzCase, seed, nth));
    if (wrong !== undefined) failures.push(`case ${nth} of seed ${seed}: ${wrong}`);
  }
  lab.close();
  return failures;
}

/** Now and then another command meets the same workspace. No program can be given a NUL, nor 128 KB in one word. */
function argsOf({ args, command }: FuzzCase, seed: number, nth: number): string[] {
  const random = randomOf(seed + 1, nth);
  if (random.chance(0.2)) return [random.pick(["sync", "check", "list", "resolve"])];
  const dry = random.chance(0.1) ? ["--dry-run"] : [];
  const possible = args.filter((arg) => !arg.includes("\0"));
  // There is no remote in these workspaces.
  return [command, "--no-reserve", ...dry, ...possible];
}
