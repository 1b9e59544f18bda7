import { playGames } from "./play-games.ts";
import type { Source } from "./source.ts";

/** A source that needs no network: simulated games, a frame at each tick. */
export function simulateSource({ seed, tickMs }: { seed: number; tickMs: number }): Source {
  const frames = playGames(seed);
  let timer: NodeJS.Timeout | undefined;
  return {
    kind: "simulated",
    start: (onFrame) => {
      timer = setInterval(() => onFrame(JSON.stringify(frames.next().value)), tickMs);
    },
    stop: () => clearInterval(timer),
    away: () => undefined,
  };
}
