import type { Call } from "./call.ts";
import { tryLie } from "./lie-point.ts";
import { chooseLimits, tryLimit } from "./limit-point.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import { type Tally, WIDTH } from "./tally.ts";

/** Each write says that it wrote 7 bytes, and writes none. */
export async function sweepLies(tally: Tally, scene: Scene, calls: readonly Call[], count: number): Promise<void> {
  const writes = calls.filter(({ name }) => name === "write");
  const points = spread(writes, count);
  await tally.tryAll(
    `write that lies: ${scene.name}`,
    WIDTH,
    points,
    ({ label }) => label,
    (call) => tryLie(scene, call),
  );
}

/** Real short writes, of every file that is written. */
export async function sweepLimits(tally: Tally, scene: Scene, calls: readonly Call[], count: number): Promise<void> {
  const limits = spread(chooseLimits(calls), count);
  const describe = (limit: number) => `no file above ${limit} bytes`;
  await tally.tryAll(`short write: ${scene.name}`, WIDTH, limits, describe, (limit) => tryLimit(scene, limit));
}
