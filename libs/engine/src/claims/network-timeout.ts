const TIMEOUT_SECONDS = 30;

/**
 * Seconds that git may take for one exchange with the remote: BERTH_NETWORK_TIMEOUT, or 30; then it counts as
 * unreachable.
 */
export function networkTimeout(): number {
  const asked = Number(process.env["BERTH_NETWORK_TIMEOUT"] ?? TIMEOUT_SECONDS);
  return Number.isFinite(asked) && asked > 0 ? asked : TIMEOUT_SECONDS;
}
