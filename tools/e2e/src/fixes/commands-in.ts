/** What stands in for the placeholders of a command, as a reader chooses it. */
const WORDS: Record<string, string> = { name: "fresh", id: "extra", range: "analysis", why: "because" };

/** The commands in the text of a fix, with its placeholders filled in. */
export function commandsIn(fix: string): string[] {
  const found = fix.matchAll(
    /npx (?:nx|berth) .*?(?=[.;:,)]? *$|[.;:] |, |\) |\)\.| \(| does | shows | asks | first| and )/gm,
  );
  return [...found].map(([command]) => command.replace(/<(\w+)>/g, (shown, word: string) => WORDS[word] ?? shown));
}
