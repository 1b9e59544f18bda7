// Sets of names stand in JSON files beside the code that uses them, one expression a line: `exec\\w*`.

/** Matches one of these words and nothing else. */
export const words = (names: readonly string[], flags?: string): RegExp =>
  new RegExp(`^(?:${names.join("|")})$`, flags);

/** Matches a dotted callee that ends in one of these names, see `Call.callee`. */
export const calls = (names: readonly string[], flags?: string): RegExp =>
  new RegExp(`(?:^|\\.)(?:${names.join("|")})$`, flags);

/** Matches a dotted callee that ends in one of these methods of one of these receivers. */
export const callsOn = (receivers: readonly string[], methods: readonly string[]): RegExp =>
  new RegExp(`(?:^|\\.)(?:${receivers.join("|")})\\.(?:${methods.join("|")})$`);
