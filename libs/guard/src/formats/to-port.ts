/** The number that these digits write, if it is a port: 1 to 65535, without leading zeros. */
export function toPort(digits: string): number | undefined {
  if (!/^[1-9]\d{0,4}$/.test(digits)) return undefined;
  const port = Number(digits);
  return port <= 65535 ? port : undefined;
}
