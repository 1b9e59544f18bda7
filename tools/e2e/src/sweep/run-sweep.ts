import { openLab } from "./lab.ts";
import { makeRecoveries } from "./recovery-scenes.ts";
import { listCalls } from "./scene.ts";
import { makeNewService, makeReservedService, makeRetirement } from "./service-scenes.ts";
import type { Sizes } from "./sizes.ts";
import { sweepDisks } from "./sweep-disks.ts";
import { sweepErrors, sweepLastingErrors, sweepReadErrors, sweepSomeErrors } from "./sweep-errors.ts";
import { sweepKills } from "./sweep-kills.ts";
import { sweepNx } from "./sweep-nx.ts";
import { sweepLies, sweepLimits } from "./sweep-writes.ts";
import { Tally } from "./tally.ts";

/** All kinds of points, one kind after the other. Says one line for each kind, and one for each failure. */
export async function runSweep(sizes: Sizes, say: (line: string) => void): Promise<Tally> {
  const tally = new Tally(say);
  const lab = openLab();
  try {
    const scene = await makeNewService(lab);
    const calls = await listCalls(scene);
    await sweepKills(tally, scene, calls, sizes.kills);
    const reserved = await makeReservedService(lab);
    await sweepKills(tally, reserved, await listCalls(reserved), sizes.killsOfReserved);
    const retirement = await makeRetirement(lab);
    const retiring = await listCalls(retirement);
    await sweepKills(tally, retirement, retiring, sizes.killsOfRetirement);
    await sweepSomeErrors(tally, retirement, retiring, sizes.errorsInRetirement);
    const recoveries = await makeRecoveries(lab, scene, calls);
    for (const recovery of recoveries)
      await sweepKills(tally, recovery, await listCalls(recovery), sizes.killsOfRecovery);

    await sweepErrors(tally, scene, calls, sizes.errors);
    await sweepLastingErrors(tally, scene, calls, sizes.lastingErrors);
    await sweepReadErrors(tally, scene, calls, sizes.readErrors);
    for (const recovery of recoveries)
      await sweepSomeErrors(tally, recovery, await listCalls(recovery), sizes.errorsInRecovery);

    await sweepLies(tally, scene, calls, sizes.lies);
    await sweepLimits(tally, scene, calls, sizes.limits);
    await sweepDisks(tally, lab, scene, sizes.disks);
    await sweepNx(tally, sizes.nxKills, sizes.nxErrors);
  } finally {
    lab.close();
  }
  return tally;
}
