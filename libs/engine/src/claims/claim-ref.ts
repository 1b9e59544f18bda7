/** Where claims are on the remote: one ref a number. Outside of refs/heads, so that no clone shows them as branches. */
export const CLAIMS = "refs/berth/ports/";

export const claimRef = (port: number): string => `${CLAIMS}${port}`;
