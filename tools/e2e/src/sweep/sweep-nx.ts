import { isOursAlone, makeNxScene } from "./nx-scene.ts";
import { listCalls } from "./scene.ts";
import { sweepSomeErrors } from "./sweep-errors.ts";
import { sweepKills } from "./sweep-kills.ts";
import type { Tally } from "./tally.ts";

/** A sample of the same points through the real `nx g service`, one at a time. */
export async function sweepNx(tally: Tally, kills: number, errors: number): Promise<void> {
  if (kills + errors === 0) return;
  const { scene, close } = await makeNxScene();
  try {
    const calls = (await listCalls(scene)).filter(({ name }) => isOursAlone(name));
    await sweepKills(tally, scene, calls, kills, 1);
    await sweepSomeErrors(tally, scene, calls, errors, 1);
  } finally {
    close();
  }
}
