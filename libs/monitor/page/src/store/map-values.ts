/** The record with each of its values replaced. */
export const mapValues = <Value>(
  record: Readonly<Record<string, Value>>,
  replace: (value: Value) => Value,
): Record<string, Value> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, replace(value)]));
