/** An error that the operating system gave (ENOSPC, EACCES …). */
export interface SystemError extends NodeJS.ErrnoException {
  code: string;
}

/** libuv has no name for some, such as EDQUOT: Node then says `Unknown system error -122`. */
const CODE = /^(E[A-Z0-9]+|UNKNOWN|Unknown system error -\d+)$/;

/** Whether an error is expected trouble, and not a bug. */
export function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error) || !("code" in error)) return false;
  // Node's own codes (ERR_INVALID_ARG_TYPE …) are bugs; they all have an underscore.
  return typeof error.code === "string" && CODE.test(error.code);
}

/** Whether an error is one of these of the operating system. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return isSystemError(error) && codes.includes(error.code);
}

/**
 * Runs a step and makes sure that a system error it throws names the file: the errors of calls on a
 * descriptor (write, fsync, close) carry no path.
 */
export function naming<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (isSystemError(error)) error.path ??= path;
    throw error;
  }
}
