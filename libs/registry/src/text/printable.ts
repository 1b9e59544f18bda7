/**
 * Text that may quote what others wrote, fit for a terminal and for the log of a CI run: escape sequences and direction
 * overrides do not reach them, and no line is a workflow command of GitHub's (`::error` at the start of a line,
 * `##[error]` anywhere; its runner trims lines first). Tabs and line breaks stay. Each character becomes one mark, so
 * that a squiggle below stays in place.
 */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, MARK).replace(COMMAND, (command) => command.replace(/[:#]/, MARK));

/** The same for what has to stay on one line, such as the name of a file. */
export const printableLine = (text: string): string => printable(text).replace(/[\n\t]/g, MARK);

/** The same for a part of a sentence, such as what git said: its lines become one. */
export const printablePhrase = (text: string): string => printableLine(text.trim().replace(/\s*[\n\r\t]\s*/g, " "));

/**
 * The same for an answer as a whole, JSON among it: there, such a character is written as the escape that JSON has for
 * it, so that programs read what was there. Line ends of every kind stay.
 */
export const escapeUnprintable = (text: string): string =>
  text.replace(UNPRINTABLE, (sign) =>
    sign === "\r" ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const MARK = "\uFFFD";
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
const COMMAND = /^\s*::|##(?=\[)/gm;
