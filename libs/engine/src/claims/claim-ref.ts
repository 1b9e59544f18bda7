/** Where claims are on the remote: one ref per port. Outside refs/heads, so no clone shows them as branches. */
export const CLAIMS = "refs/berth/ports/";

export const claimRef = (port: number): string => `${CLAIMS}${port}`;
