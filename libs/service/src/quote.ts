const LONGEST = 200;

/**
 * Quotes foreign text (a variable's value, another process's command line) for one line of a terminal or log: control
 * characters are escaped so that it cannot move the cursor or imitate other lines, and it is cut at 200 characters.
 */
export function quote(text: string): string {
  return JSON.stringify(escapeControls(text));
}

/** As quote, without the quotation marks. */
export function escapeControls(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  // Cc control characters; Cf covers bidirectional overrides, which reorder what a person sees.
  return cut.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}
