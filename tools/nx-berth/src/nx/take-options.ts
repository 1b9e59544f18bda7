/** The options of a generator as Nx hands them over, and the arguments without a place. `verbose` is Nx's own. */
export function takeOptions(given: object): [options: Record<string, unknown>, surplus: readonly unknown[]] {
  const { _: surplus, verbose: _, ...options } = given as Record<string, unknown>;
  return [options, Array.isArray(surplus) ? surplus : []];
}
