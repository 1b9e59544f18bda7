/**
 * Nx splits the only value of a list at its commas; a piece that does not begin as a value does belongs to the one
 * before it.
 */
export function joinPieces(pieces: readonly string[], start: RegExp): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const before = start.test(piece) ? undefined : lines.pop();
    lines.push(before === undefined ? piece : `${before},${piece}`);
  }
  return lines;
}
