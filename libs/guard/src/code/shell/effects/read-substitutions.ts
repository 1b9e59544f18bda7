/** `s/old/new/` of sed or Perl. */
export interface Substitution {
  /** The text that is looked for; undefined for a pattern that is more than a text. */
  old: string | undefined;
  /** What is put in its place; groups are the text of their pattern, as far as it is one. */
  put: string;
  /** Every occurrence on a line, not only the first. */
  isGlobal: boolean;
}

interface SubstitutingCall {
  files: readonly string[];
  isInPlace: boolean;
  substitutions: readonly Substitution[];
}

/** What `sed` or `perl` is told by its words (without its name). */
export function readSubstitutions(words: readonly string[], isPerl: boolean): SubstitutingCall {
  const isInPlace = words.some((word) => /^-(?![-MI])[a-zA-Z]*i|^--in-place/.test(word));
  const isExtended = isPerl || words.some((word) => /^-(?!-)[a-zA-Z]*[Er]|^--regexp-extended$/.test(word));
  const scripts: string[] = [];
  const files: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const inline = /^--expression=(.*)$/s.exec(word)?.[1];
    if (inline !== undefined) scripts.push(inline);
    else if (/^-(?!-)[a-zA-Z]*[eE]$/.test(word) && (isPerl || word.endsWith("e"))) scripts.push(words[++at] ?? "");
    else if (word.startsWith("-") || word === "") continue;
    else files.push(word);
  }
  if (scripts.length === 0) scripts.push(files.shift() ?? "");
  return { files, isInPlace, substitutions: scripts.flatMap((script) => substitutionsIn(script, isExtended)) };
}

/** `$ a text`, `2i\\ text`: what sed puts in as lines of their own. */
const LINES = /^[\s\d$,~!]*(?:\/[^/]*\/)?\s*[aic](?:\\\s*|\s+)(.+)/gms;

function substitutionsIn(script: string, isExtended: boolean): Substitution[] {
  const lines = isExtended ? [] : [...script.matchAll(LINES)].map(([, put = ""]) => put);
  if (lines.length > 0) return lines.map((put) => ({ old: undefined, put, isGlobal: false }));
  const found: Substitution[] = [];
  const START = /(?:^|[;\n{}]|\d|\/|\$)\s*s([^\w\s\\])/g;
  for (let match = START.exec(script); match; match = START.exec(script)) {
    const [pattern, replacement, end] = readParts(script, START.lastIndex, match[1] ?? "/");
    if (replacement === undefined) break;
    const flags = /^\w*/.exec(script.slice(end))?.[0] ?? "";
    found.push({
      old: literalOf(pattern, isExtended),
      put: readReplacement(replacement, pattern, isExtended),
      isGlobal: flags.includes("g"),
    });
    START.lastIndex = end;
  }
  return found;
}

function readParts(script: string, from: number, delimiter: string): [string, string | undefined, number] {
  const close = { "{": "}", "(": ")", "[": "]", "<": ">" }[delimiter] ?? delimiter;
  const [pattern, middle] = readUntil(script, from, close);
  if (middle < 0) return [pattern, undefined, script.length];
  const start = close === delimiter ? middle : script.indexOf(delimiter, middle) + 1;
  const [replacement, end] = readUntil(script, start, close);
  return [pattern, end < 0 ? undefined : replacement, end < 0 ? script.length : end];
}

/** The text up to a delimiter that no backslash precedes, and the offset behind it. */
function readUntil(script: string, from: number, delimiter: string): [text: string, end: number] {
  let text = "";
  for (let at = from; at < script.length; at++) {
    const letter = script[at] ?? "";
    if (letter === delimiter) return [text, at + 1];
    if (letter === "\\" && script[at + 1] === delimiter) text += script[++at];
    else if (letter === "\\") text += letter + (script[++at] ?? "");
    else text += letter;
  }
  return [text, -1];
}

/** The text that a pattern matches, if it matches one text only. */
function literalOf(pattern: string, isExtended: boolean): string | undefined {
  // In a basic expression these are letters, and operators behind a backslash.
  const letters = "(){}+?|";
  let text = "";
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] ?? "";
    if (letter === "\\") {
      const next = pattern[++at] ?? "";
      if (/\w/.test(next) || (!isExtended && letters.includes(next))) return undefined;
      text += next;
    } else if (letter === "^" && at === 0) continue;
    // A dot is mostly meant as one.
    else if (/[*[\]$^]/.test(letter) || (isExtended && letters.includes(letter))) return undefined;
    else text += letter;
  }
  return text;
}

function readReplacement(replacement: string, pattern: string, isExtended: boolean): string {
  const groups = [...pattern.matchAll(isExtended ? /(?<!\\)\(([^()]*)\)/g : /\\\((.*?)\\\)/g)];
  const groupText = (index: number): string => {
    const source = groups[index - 1]?.[1] ?? "";
    return literalOf(source, isExtended) ?? source.replace(/\\?[[({].*$|\\[a-zA-Z].*$|[*+?].*$/s, "");
  };
  return replacement
    .replace(/\\(\d)|\$\{?(\d)\}?/g, (_, one?: string, two?: string) => groupText(Number(one ?? two)))
    .replace(/\\n/g, "\n")
    .replace(/\\(.)/gs, "$1");
}
