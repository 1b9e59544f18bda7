import { expect, test } from "vitest";
import { playGames } from "./play-games.ts";

interface Frame {
  event: string;
  gameId: string;
  tick?: number;
  price?: number;
}

const play = (seed: number, count: number) => {
  const frames = playGames(seed);
  return Array.from({ length: count }, () => frames.next().value as Frame);
};

test("the same seed plays the same games, another seed others", () => {
  expect(play(7, 2000)).toEqual(play(7, 2000));
  expect(play(7, 2000)).not.toEqual(play(8, 2000));
});

test("each game opens, counts its ticks from 0, and crashes with a price", () => {
  const frames = play(1, 10_000);
  const ids = [...new Set(frames.map(({ gameId }) => gameId))];
  expect(ids.length).toBeGreaterThan(50);
  // The last one is cut off by the count.
  for (const id of ids.slice(0, -1)) {
    const game = frames.filter(({ gameId }) => gameId === id);
    expect(game.map(({ event }) => event)).toEqual(["open", ...game.slice(2).map(() => "tick"), "crash"]);
    expect(game.slice(1).map(({ tick }) => tick)).toEqual(game.slice(1).map((_frame, at) => at));
    for (const { price } of game.slice(1)) expect(price).toBeGreaterThan(0);
  }
});
