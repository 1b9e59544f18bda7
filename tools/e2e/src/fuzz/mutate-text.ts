import type { Random } from "./random.ts";

/** One way to damage a text. `fragments` are pieces that mean something to whoever reads it. */
type Mutation = (text: string, random: Random, fragments: readonly string[]) => string;

const splice = (text: string, from: number, to: number, by: string) => text.slice(0, from) + by + text.slice(to);

const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (text, random) => {
    const lines = text.split("\n");
    change(lines, random.below(lines.length), random);
    return lines.join("\n");
  };

const MUTATIONS: readonly Mutation[] = [
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, at + 1, String.fromCharCode(random.below(random.chance(0.7) ? 128 : 65536)));
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, at + random.below(8), "");
  },
  (text, random, fragments) => {
    const at = random.below(text.length + 1);
    return splice(text, at, at, random.pick(fragments));
  },
  (text, random, fragments) => {
    const at = text.indexOf("\n", random.below(text.length + 1)) + 1;
    return splice(text, at, at, random.pick(fragments));
  },
  (text, random, fragments) => onValue(text, random, () => random.pick(fragments).replaceAll("\n", " ")),
  (text, random) => onValue(text, random, (value) => `"${value}"`),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text, random) => text.replace(/\n/g, () => random.pick(["\n", "\r\n", "\r", "\n\n"])),
  (text) => `\ufeff${text}`,
  (text, random) => text.replace(/$/gm, () => (random.chance(0.2) ? random.pick([" ", " # x", "\n"]) : "")),
  (text, random) => text.replace(/^ *(?=\S)/gm, (indent) => (random.chance(0.2) ? `${indent}# x\n${indent}` : indent)),
  (text, random) => text.replace(/: /g, () => (random.chance(0.2) ? ":   " : ": ")),
  (text) => text.trimEnd(),
  (text, random) => text.replace(/^ +/gm, (indent) => indent.repeat(1 + random.below(3))),
  (text, random) => text.replace(/\d+/g, (digits) => (random.chance(0.05) ? `0${digits}` : digits)),
  (text, random) => text.replace(/\d{4}/g, (digits) => (random.chance(0.1) ? String(random.below(70_000)) : digits)),
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at, random) => {
    const copies = Array<string>(1 + random.below(random.chance(0.9) ? 2 : 300));
    lines.splice(at, 0, ...copies.fill(lines[at] ?? ""));
  }),
  onLines((lines, at, random) => {
    const [line = ""] = lines.splice(at, 1);
    lines.splice(random.below(lines.length + 1), 0, line);
  }),
  onLines((lines, at, random) => {
    const block = lines.splice(at, 1 + random.below(9));
    lines.splice(random.below(lines.length + 1), 0, ...block);
  }),
  onLines((lines, at, random) => {
    lines[at] = random.pick([" ", "  ", "\t", "- ", "# "]) + (lines[at] ?? "");
  }),
  onLines((lines, at) => {
    lines[at] = (lines[at] ?? "").trimStart();
  }),
];

/** Replaces what stands behind the colon of some line. */
function onValue(text: string, random: Random, change: (value: string) => string): string {
  const lines = [...text.matchAll(/: +([^\n]+)/g)];
  if (lines.length === 0) return text;
  const line = random.pick(lines);
  const value = line[1] ?? "";
  const from = line.index + line[0].length - value.length;
  return splice(text, from, from + value.length, change(value));
}

/** The text with a few things done to it. */
export function mutateText(text: string, random: Random, fragments: readonly string[]): string {
  let mutated = text;
  const times = 1 + random.below(random.chance(0.8) ? 2 : 8);
  for (let nth = 0; nth < times; nth++) mutated = random.pick(MUTATIONS)(mutated, random, fragments);
  // Repeats multiply; what is beyond the cap of a registry is one case among many, and not the point of all.
  return mutated.slice(0, 400_000);
}
