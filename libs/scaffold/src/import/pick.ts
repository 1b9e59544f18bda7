import type { PortFact } from "@berth/registry";

/** What the first fact has that has any. */
export function pick<T>(facts: readonly PortFact[], take: (fact: PortFact) => T | undefined): T | undefined {
  for (const fact of facts) {
    const value = take(fact);
    if (value !== undefined) return value;
  }
  return undefined;
}
