/** What `make` returns, made when it is first asked for. */
export function onDemand<T>(make: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: make() };
    return known.value;
  };
}
