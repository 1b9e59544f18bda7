/** A choice of an earlier visit; undefined where there is none, or the browser keeps nothing. */
export function readChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(`berth-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next visit; undefined forgets it. Does nothing where the browser keeps nothing. */
export function rememberChoice(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`berth-${name}`);
    else localStorage.setItem(`berth-${name}`, value);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}
