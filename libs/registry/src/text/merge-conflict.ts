/** Where the first marker of an unresolved merge is. `=======` alone is none: it underlines headings, too. */
export function findConflict(text: string): number | undefined {
  return /^(?:<{7}|>{7})(?: |\r?$)/m.exec(text)?.index;
}

/** What to do about a conflict in the spec or in a file that is derived from it. */
export const RESOLVE_CONFLICT = "Resolve it first. For the spec and its derived files, run: npx berth resolve";
