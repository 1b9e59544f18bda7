/** Nx sets NX_INTERACTIVE from --interactive and --no-interactive; without a terminal nothing can be asked. */
export const isInteractive = (): boolean =>
  process.env["NX_INTERACTIVE"] === "true" && process.stdin.isTTY && process.stdout.isTTY;
