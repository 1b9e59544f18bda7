/**
 * What the words of the command line name: one of these, or all whose names begin with the word and a hyphen. No word
 * names all.
 * @throws when a word names none.
 */
export function chooseNamed<T extends { name: string }>(all: readonly T[], words: readonly string[]): T[] {
  if (words.length === 0) return [...all];
  const isNamed =
    ({ name }: T) =>
    (word: string) =>
      name === word || name.startsWith(`${word}-`);
  const unknown = words.filter((word) => !all.some((one) => isNamed(one)(word)));
  if (unknown.length > 0) {
    throw new Error(`No row is called ${unknown.join(", ")}. There are:\n${all.map(({ name }) => name).join("\n")}`);
  }
  return all.filter((one) => words.some(isNamed(one)));
}
