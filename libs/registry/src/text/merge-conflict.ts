/** Where the first marker of an unresolved merge stands. `=======` alone is not one: it underlines headings, too. */
export function findConflict(text: string): number | undefined {
  return /^(?:<{7}|>{7})(?: |\r?$)/m.exec(text)?.index;
}
