import type { Call } from "./call.ts";
import { tryKill } from "./kill-point.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import { type Tally, WIDTH } from "./tally.ts";

/** A SIGKILL at every call of a command that changes the disk. */
export async function sweepKills(
  tally: Tally,
  scene: Scene,
  calls: readonly Call[],
  count: number,
  width = WIDTH,
): Promise<void> {
  const points = spread(
    calls.filter(({ changes }) => changes),
    count,
  );
  await tally.tryAll(
    `kill: ${scene.name}`,
    width,
    points,
    ({ label }) => label,
    (call, turn) => tryKill(scene, call, turn),
  );
}
