/** The escapes of `echo -e`, `printf` and `$'…'`. */
export function unescaped(text: string): string {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
  return text.replace(/\\(.)/gs, (_, letter: string) => letters[letter] ?? letter);
}
