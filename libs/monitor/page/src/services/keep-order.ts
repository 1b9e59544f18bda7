/**
 * The names in the order in which they stood: what is new comes where the wanted order has it, what is gone leaves.
 */
export function keepOrder(stood: readonly string[], wanted: readonly string[]): string[] {
  const left = new Set(wanted);
  const kept = stood.filter((name) => left.has(name));
  const known = new Set(kept);
  const order = [...kept];
  for (const [index, name] of wanted.entries()) {
    if (known.has(name)) continue;
    const before = wanted[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  return order;
}
