import type { Call } from "./call.ts";
import { ERRORS, tryError } from "./error-point.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import { type Tally, WIDTH } from "./tally.ts";

interface Point {
  call: Call;
  error: string;
  lasting?: boolean;
}

/** Each error at each call that changes the disk, once. */
export async function sweepErrors(tally: Tally, scene: Scene, calls: readonly Call[], count: number): Promise<void> {
  const changing = calls.filter(({ changes }) => changes);
  // Turned by one from call to call, so that a spread of them has all errors, too.
  const points = changing.flatMap((call, turn) =>
    ERRORS.map((_, index) => ({ call, error: ERRORS[(index + turn) % ERRORS.length] ?? "EIO" })),
  );
  await tryPoints(tally, `error: ${scene.name}`, scene, spread(points, count));
}

/** One error at each call, the errors in turn: where their order tells nothing new. */
export async function sweepSomeErrors(
  tally: Tally,
  scene: Scene,
  calls: readonly Call[],
  count: number,
  width = WIDTH,
): Promise<void> {
  const changing = calls.filter(({ changes }) => changes);
  await tryPoints(tally, `error: ${scene.name}`, scene, spread(inTurn(changing), count), width);
}

/** From one call on all of its name fail. Not writes: the answer itself goes through write(2). */
export async function sweepLastingErrors(
  tally: Tally,
  scene: Scene,
  calls: readonly Call[],
  count: number,
): Promise<void> {
  const changing = calls.filter(({ changes, name }) => changes && name !== "write");
  const points = inTurn(changing).map((point) => ({ ...point, lasting: true }));
  await tryPoints(tally, `error that stays: ${scene.name}`, scene, spread(points, count));
}

/** Opening a file to read it, or a folder to force it to the disk, fails as well. */
export async function sweepReadErrors(
  tally: Tally,
  scene: Scene,
  calls: readonly Call[],
  count: number,
): Promise<void> {
  const reading = calls.filter(({ changes }) => !changes);
  const points = inTurn(reading, ["EACCES", "EIO", "EMFILE"]);
  await tryPoints(tally, `error in reading: ${scene.name}`, scene, spread(points, count));
}

const inTurn = (calls: readonly Call[], errors: readonly string[] = ERRORS): Point[] =>
  calls.map((call, index) => ({ call, error: errors[index % errors.length] ?? "EIO" }));

async function tryPoints(
  tally: Tally,
  name: string,
  scene: Scene,
  points: readonly Point[],
  width = WIDTH,
): Promise<void> {
  const describe = ({ call, error }: Point) => `${error} at ${call.label}`;
  await tally.tryAll(name, width, points, describe, ({ error, ...blow }) => tryError(scene, error, blow));
}
