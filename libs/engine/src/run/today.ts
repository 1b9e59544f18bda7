/**
 * The day of the run, as 2026-01-19. SOURCE_DATE_EPOCH fixes it for reproducible output
 * (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export function today(): string {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
