/** Numbers that look random and are the same for the same seed and case, so that a case can be run again. */
export interface Random {
  /** A whole number from 0 up to `limit`, not included. */
  below(limit: number): number;
  /** True in this share of all cases. */
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function randomOf(seed: number, nth: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b)) >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // The first ones of neighbouring cases are alike.
  next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick(items) {
      const index = below(items.length);
      if (items.length === 0) throw new Error("nothing to pick from");
      return items[index] as (typeof items)[number];
    },
  };
}
