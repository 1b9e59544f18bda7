/** Where claims stand on the remote: one ref a number. Outside of refs/heads, so that nobody's clone shows them as branches. */
export const CLAIMS = "refs/berth/ports/";

/** Milliseconds that git may take for the network; then the remote counts as unreachable. */
export const NETWORK_TIMEOUT_MS = 30_000;

export const claimRef = (port: number): string => `${CLAIMS}${port}`;
