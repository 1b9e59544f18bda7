/**
 * Text that may quote what somebody made up, fit for a terminal and a log: escape sequences and direction overrides must
 * not reach them; tabs and line breaks may. Each character becomes one mark, so that a squiggle below stays in place.
 */
export const printable = (text: string): string => text.replace(UNPRINTABLE, "\uFFFD");

const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
