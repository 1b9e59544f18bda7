const LIMITS = ["EMFILE", "ENFILE", "ENOMEM"];

/** Whether the system has reached a limit: nothing is known of the file then, nor of the next. */
export const isLimit = (error: unknown): boolean => LIMITS.includes((error as NodeJS.ErrnoException).code ?? "");
