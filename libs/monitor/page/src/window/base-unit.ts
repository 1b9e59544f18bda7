const BASE_SIZE = 13;

/** Pixels for each px of the design: 1, and more on wide screens. */
export function baseUnit(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return size > 0 ? size / BASE_SIZE : 1;
}
