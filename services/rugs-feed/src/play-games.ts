/** How likely a game ends at each tick. */
const crashChance = 0.02;

/**
 * Plays one game after the other without an end: it opens, its price moves with each tick, and it crashes. The same
 * seed plays the same games. Like the frames of a real source, these hold more than everybody may see.
 */
export function* playGames(seed: number): Generator<object, never> {
  const random = createRandom(seed);
  const inventTrade = () => ({
    player: `Player ${Math.floor(random() * 1000)}`,
    side: random() < 0.5 ? "buy" : "sell",
    amount: random() * 5,
  });
  for (let game = 1; ; game += 1) {
    const gameId = `sim-${seed}-${game}`;
    yield { event: "open", gameId, serverSeed: String(random()) };
    let price = 1;
    let tick = 0;
    for (; random() > crashChance; tick += 1) {
      yield { event: "tick", gameId, tick, price, ...(random() < 0.2 ? { trade: inventTrade() } : {}) };
      price = Math.max(0.01, price * (0.96 + random() * 0.1));
    }
    yield { event: "crash", gameId, tick, price };
  }
}

/** Numbers from 0 to 1 that follow from the seed alone: a linear congruential generator, good enough for a game. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
